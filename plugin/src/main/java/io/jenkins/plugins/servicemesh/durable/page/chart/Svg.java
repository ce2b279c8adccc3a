package io.jenkins.plugins.servicemesh.durable.page.chart;

import hudson.Util;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drawing that grows shape by shape. Texts are escaped; all else it is given are numbers and the colours below. */
final class Svg {

    /** These hold on a light and on a dark ground. */
    static final String BLUE = "#3b82d6";

    static final String GREEN = "#2d9d54";
    static final String RED = "#e0434b";
    static final String GREY = "#868e96";

    private static final double FAINT = 0.25;

    private final int width;
    private final String ink;
    private final List<String> shapes = new ArrayList<>();

    /** @param ink of texts and frames */
    Svg(int width, String ink) {
        this.width = width;
        this.ink = ink;
    }

    /** A line of the frame. */
    void rule(double x1, double y1, double x2, double y2) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-opacity=\"%.2f\"/>",
                x1, y1, x2, y2, ink, FAINT);
    }

    void dashed(double x1, double y1, double x2, double y2, String colour) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-dasharray=\"5 4\"/>",
                x1, y1, x2, y2, colour);
    }

    /** @param shape in the language of paths: numbers and letters */
    void path(String shape, String colour) {
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\"/>", shape, colour);
    }

    void dot(double x, double y, String colour) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
    }

    /** A number in a circle. */
    void mark(double x, double y, int number, String colour) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"8\" fill=\"%s\"/>", x, y, colour);
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"10\" font-weight=\"bold\" fill=\"#ffffff\">%d</text>",
                x, y + 3.5, number);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, String anchor, String text) {
        text(x, y, anchor, text, ink);
    }

    void text(double x, double y, String anchor, String text, String colour) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-family=\"sans-serif\" font-size=\"11\" fill=\"%s\">%s</text>",
                x, y, anchor, colour, Util.xmlEscape(text));
    }

    private void add(String shape, Object... values) {
        shapes.add(String.format(Locale.ROOT, shape, values));
    }

    /** @param label what it shows, for who cannot see it */
    String toText(int height, String label) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
                        width,
                        height,
                        width,
                        height)
                + "<title>" + Util.xmlEscape(label) + "</title>\n" + String.join("\n", shapes) + "\n</svg>\n";
    }
}
