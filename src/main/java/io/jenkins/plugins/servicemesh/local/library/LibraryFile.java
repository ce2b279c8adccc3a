package io.jenkins.plugins.servicemesh.local.library;

import java.nio.file.Path;

/**
 * A file of a shared library.
 *
 * @param shown what messages call it: the library's name and the path inside
 */
public record LibraryFile(String shown, Path path) {}
