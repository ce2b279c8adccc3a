package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate with its private key, by which an API server knows who calls. */
public final class ClientCertificate {

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final List<Certificate> chain;
    private final PrivateKey key;

    private ClientCertificate(List<Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * The only private key of a key store, with its certificates.
     *
     * @param password of the store and of the key
     * @throws InvalidValueException when the store does not hold exactly one key, or the password does not open it
     */
    public static ClientCertificate of(KeyStore store, char[] password) {
        try {
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> holdsKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new InvalidValueException("number of private keys in the key store", keys.size(), "1");
            }
            Key key = store.getKey(keys.get(0), password);
            return new ClientCertificate(List.of(store.getCertificateChain(keys.get(0))), (PrivateKey) key);
        } catch (GeneralSecurityException e) {
            throw new InvalidValueException("key store", "", "one that its password opens, and its key as well");
        }
    }

    private static boolean holdsKey(KeyStore store, String alias) {
        try {
            return store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The certificates, the caller's own first, as base64 of PEM. */
    String certificates() {
        StringBuilder text = new StringBuilder();
        for (Certificate each : chain) {
            text.append(pem("CERTIFICATE", encoded(each)));
        }
        return base64(text.toString());
    }

    /** The private key as base64 of PEM. */
    String key() {
        return base64(pem("PRIVATE KEY", key.getEncoded()));
    }

    /** {@code RSA} or {@code EC}. */
    String algorithm() {
        return key.getAlgorithm();
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new InvalidValueException("certificate", certificate.getType(), "one that can be written as PEM");
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + PEM.encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientCertificate one && chain.equals(one.chain) && key.equals(one.key);
    }

    @Override
    public int hashCode() {
        return chain.hashCode();
    }
}
