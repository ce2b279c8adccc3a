/** What a mesh's proxies count, and under which names: what every mesh promises to whoever asks a metric source. */
@NullMarked
package io.jenkins.plugins.servicemesh.mesh.metric;

import org.jspecify.annotations.NullMarked;
