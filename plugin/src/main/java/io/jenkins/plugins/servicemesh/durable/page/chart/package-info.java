/** Drawings of rollouts: SVG with presentation attributes only, which looks alike wherever it is served. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable.page.chart;

import org.jspecify.annotations.NullMarked;
