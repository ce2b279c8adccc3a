package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text is an expression of CEL, by its grammar: names and types are not looked up. */
public final class CelSyntax {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?://[^\\n]*\\s*)?("
            + "[bB]?[rR]?[bB]?(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
            + "|0x[0-9a-fA-F]+[uU]?|\\d+\\.\\d+(?:[eE][+-]?\\d+)?|\\d+[eE][+-]?\\d+|\\d+[uU]?|\\.\\d+"
            + "|[_a-zA-Z][_a-zA-Z0-9]*|&&|\\|\\||==|!=|<=|>=|[<>+*/%!?:.,()\\[\\]{}-])");
    private static final Set<String> INFIX =
            Set.of("&&", "||", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%");
    private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Pattern LITERAL = Pattern.compile("(?s)[\\d.]*\\d.*|[bBrR]*[\"'].*");
    private static final int DEEPEST = 250; // CEL's own limit of nesting

    private final List<String> tokens;
    private int at;
    private int depth;

    private CelSyntax(List<String> tokens) {
        this.tokens = tokens;
    }

    /** What is wrong with it; empty when it is CEL. */
    public static Optional<String> problem(String text) {
        try {
            CelSyntax syntax = new CelSyntax(tokens(text));
            syntax.expression();
            syntax.end();
            return Optional.empty();
        } catch (NotCelException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> tokens(String text) throws NotCelException {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.region(end, text.length()).lookingAt()) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new NotCelException("stray '" + text.substring(end).strip().charAt(0) + "'");
        }
        return tokens;
    }

    /** Operands and operators in turn; which of them binds tighter does not matter for validity. */
    private void expression() throws NotCelException {
        if (++depth > DEEPEST) {
            throw new NotCelException("it is nested too deep");
        }
        operand();
        while (INFIX.contains(peek())) {
            at++;
            operand();
        }
        if (taken("?")) {
            expression();
            expect(":");
            expression();
        }
        depth--;
    }

    private void operand() throws NotCelException {
        while (peek().equals("!") || peek().equals("-")) {
            at++;
        }
        primary();
        while (true) {
            if (taken(".")) {
                name();
                arguments();
            } else if (taken("[")) {
                expression();
                expect("]");
            } else if (taken("{")) {
                entries();
            } else {
                return;
            }
        }
    }

    private void primary() throws NotCelException {
        if (taken("(")) {
            expression();
            expect(")");
        } else if (taken("[")) {
            listUntil("]");
        } else if (taken("{")) {
            entries();
        } else if (LITERAL.matcher(peek()).matches()) {
            at++;
        } else {
            taken(".");
            name();
            arguments();
        }
    }

    private void arguments() throws NotCelException {
        if (taken("(")) {
            listUntil(")");
        }
    }

    private void listUntil(String close) throws NotCelException {
        while (!taken(close)) {
            expression();
            if (!taken(",") && !peek().equals(close)) {
                throw new NotCelException("'" + close + "' is missing");
            }
        }
    }

    private void entries() throws NotCelException {
        while (!taken("}")) {
            expression();
            expect(":");
            expression();
            if (!taken(",") && !peek().equals("}")) {
                throw new NotCelException("'}' is missing");
            }
        }
    }

    private void name() throws NotCelException {
        if (!NAME.matcher(peek()).matches() || peek().equals("in")) {
            throw new NotCelException(peek().isEmpty() ? "it ends too early" : "unexpected '" + peek() + "'");
        }
        at++;
    }

    private void expect(String token) throws NotCelException {
        if (!taken(token)) {
            throw new NotCelException("'" + token + "' is missing");
        }
    }

    private boolean taken(String token) {
        boolean there = peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void end() throws NotCelException {
        if (at < tokens.size()) {
            throw new NotCelException("unexpected '" + peek() + "'");
        }
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private static final class NotCelException extends Exception {
        private static final long serialVersionUID = 1L;

        NotCelException(String message) {
            super(message);
        }
    }
}
