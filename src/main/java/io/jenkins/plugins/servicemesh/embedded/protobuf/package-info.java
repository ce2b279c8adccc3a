/** Objects in the binary form in which kubectl sends the built-in kinds that it makes itself, read into JSON. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.protobuf;

import org.jspecify.annotations.NullMarked;
