package io.jenkins.plugins.servicemesh.metrics.prometheus;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts these certificates and no others. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /** @throws InvalidValueException when the text holds no certificates in PEM */
    static SSLContext context(String pem) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(certificates(pem)));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot do TLS", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        Collection<? extends Certificate> found = parsed(pem);
        if (found.isEmpty()) {
            throw refused();
        }
        return found;
    }

    private static Collection<? extends Certificate> parsed(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (CertificateException e) {
            throw refused();
        }
    }

    private static InvalidValueException refused() {
        return new InvalidValueException("CA certificate of the metric source", "(text)", "certificates in PEM");
    }

    private static KeyStore store(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        return store;
    }
}
