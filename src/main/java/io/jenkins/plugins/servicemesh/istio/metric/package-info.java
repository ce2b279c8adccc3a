/** What Istio's proxies count: the standard metrics, by one reporter. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.metric;

import org.jspecify.annotations.NullMarked;
