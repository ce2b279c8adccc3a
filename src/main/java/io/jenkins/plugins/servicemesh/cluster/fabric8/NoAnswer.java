package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** A call that got no answer: says where it went and, in plain words, what happened to it. */
record NoAnswer(String cluster, String host, ApiRequest request) {

    ClusterException toException(String what) {
        return new ClusterException(
                ClusterException.Reason.UNREACHABLE,
                "cannot " + request.purpose() + ": no answer from " + host + " (cluster '" + cluster + "'): " + what);
    }

    ClusterException toException(Throwable failure) {
        Throwable root = root(failure);
        ClusterException exception = toException(words(root));
        exception.initCause(root);
        return exception;
    }

    /** The first cause that names a kind of failure, else the last one. */
    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || isTelling(failure) ? failure : root(cause);
    }

    private static boolean isTelling(Throwable failure) {
        return failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof SSLException
                || isTimeout(failure);
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure.getClass().getSimpleName().contains("Timeout");
    }

    private static String words(Throwable root) {
        if (root instanceof UnknownHostException || root instanceof UnresolvedAddressException) {
            return "no such host";
        }
        if (isTimeout(root)) {
            return "it took too long";
        }
        if (root instanceof SSLException) {
            return "TLS: " + root.getMessage();
        }
        if (root instanceof ConnectException || root.getMessage() == null) {
            return root.getMessage() == null ? "connection refused" : root.getMessage();
        }
        return root.getMessage();
    }
}
