package io.jenkins.plugins.servicemesh.check;

import io.jenkins.plugins.servicemesh.resource.ResourceId;

/**
 * Where a finding is: in a file, in an object, or in an intent. What is unknown is empty or 0.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param document which document of a YAML file, from 1
 * @param kind of the object, for example {@code VirtualService}
 * @param namespace of the object
 * @param name of the object
 * @param path inside the object ({@code spec.http[0].timeout}) or the intent ({@code service 'reviews' > route 'default' > split})
 */
public record Place(
        String file, int line, int column, int document, String kind, String namespace, String name, String path) {

    /** Nothing is known. */
    public static final Place UNKNOWN = new Place("", 0, 0, 0, "", "", "", "");

    /** A path in an intent or an object. */
    public static Place at(String path) {
        return UNKNOWN.withPath(path);
    }

    /** A path in that object. */
    public static Place in(ResourceId object, String path) {
        return new Place("", 0, 0, 0, object.type().kind(), object.namespace(), object.name(), path);
    }

    public Place withPath(String other) {
        return new Place(file, line, column, document, kind, namespace, name, other);
    }

    /** The same place, now with its file, line and column. */
    public Place inFile(String otherFile, int otherLine, int otherColumn) {
        return new Place(otherFile, otherLine, otherColumn, document, kind, namespace, name, path);
    }

    public Place inDocument(int number) {
        return new Place(file, line, column, number, kind, namespace, name, path);
    }

    /** {@code Jenkinsfile:12:5, VirtualService shop/reviews, spec.http[0].timeout}, without what is unknown. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        if (!file.isEmpty()) {
            text.append(file);
            text.append(line > 0 ? ":" + line : "").append(column > 0 ? ":" + column : "");
        }
        if (!kind.isEmpty()) {
            separate(text).append(kind).append(' ').append(namespace.isEmpty() ? name : namespace + "/" + name);
        }
        if (!path.isEmpty()) {
            separate(text).append(path);
        }
        return text.toString();
    }

    private static StringBuilder separate(StringBuilder text) {
        return text.append(text.isEmpty() ? "" : ", ");
    }
}
