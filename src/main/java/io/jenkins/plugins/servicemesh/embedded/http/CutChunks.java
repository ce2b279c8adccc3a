package io.jenkins.plugins.servicemesh.embedded.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/**
 * The beginning of a body that goes on.
 *
 * @param count how many chunks of it
 */
record CutChunks(Iterable<String> chunks, int count) implements Iterable<String>, Closeable {

    @Override
    public Iterator<String> iterator() {
        Iterator<String> all = chunks.iterator();
        return new Iterator<>() {
            private int passed;

            @Override
            public boolean hasNext() {
                return passed < count && all.hasNext();
            }

            @Override
            public String next() {
                passed++;
                return all.next();
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (chunks instanceof Closeable source) {
            source.close();
        }
    }
}
