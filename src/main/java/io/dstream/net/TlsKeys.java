package io.dstream.net;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.IoErrors;
import io.dstream.spec.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Loads keys and certificates for TLS from files. */
public final class TlsKeys {
  private TlsKeys() {}

  /**
   * Loads a server's key from a key store, PKCS #12 or JKS.
   *
   * @param option the option that named the file
   * @throws DstreamException wrong usage, when there is no such file, the password is wrong, or it
   *     has no key
   */
  public static SSLContext ofServer(String option, Path file, Secret password) {
    FileErrors.requireFile(option, file);
    char[] characters = password.reveal().toCharArray();
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), characters);
      if (Collections.list(store.aliases()).stream().noneMatch(alias -> isKey(store, alias))) {
        throw DstreamException.usage(option + " " + file + " has no private key");
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, characters);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? wrongPassword(option, file, password)
          : FileErrors.unreadableFile(option, file.toString(), e);
    } catch (UnrecoverableKeyException e) {
      throw wrongPassword(option, file, password);
    } catch (GeneralSecurityException e) {
      throw DstreamException.usage(
          option + " " + file + ": " + e.getMessage(),
          "it must be PKCS #12 or JKS, as keytool writes");
    }
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // the store is loaded
    }
  }

  private static DstreamException wrongPassword(String option, Path file, Secret password) {
    return DstreamException.usage(
        option
            + " "
            + file
            + (password.reveal().isEmpty() ? " has a password" : ": the password is wrong"),
        "give it as " + option + "-password env:NAME or file:PATH");
  }

  /**
   * Loads a client's trusted certificates from a PEM file. It trusts servers whose certificate is
   * in the file or signed by one in it.
   *
   * @param option the option that named the file
   * @throws DstreamException wrong usage, when it cannot be read
   */
  public static SSLContext ofClient(String option, Path file) {
    FileErrors.requireFile(option, file);
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("certificate " + trusted.size(), certificate);
      }
      if (trusted.size() == 0) {
        throw DstreamException.usage(option + " " + file + " has no certificate");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw DstreamException.usage(option + " " + file + ": " + IoErrors.reason(e));
    } catch (GeneralSecurityException e) {
      throw DstreamException.usage(
          option + " " + file + " has no certificate that can be read: " + e.getMessage(),
          "it must be PEM, that begins with -----BEGIN CERTIFICATE-----");
    }
  }
}
