package io.jenkins.plugins.servicemesh.resource;

/** A text that is not the JSON or YAML it should be. The message says what is wrong; line and column (from 1) say where. */
public final class TextFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    public TextFormatException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
