/** What files of a workspace may say, and how large they may be. */
package io.jenkins.plugins.servicemesh.pipeline.file;
