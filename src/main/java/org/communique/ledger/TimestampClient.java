package org.communique.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.communique.ledger.proof.Sha256;

/** Asks authorities for time stamps (RFC 3161), and takes only what answers the request. */
final class TimestampClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** From the connection to the last byte of the answer. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** In bytes; a stamp with its certificates has about 6,000. */
    private static final int LARGEST_ANSWER = 64 << 10;

    private static final int NONCE_BITS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private TimestampClient() {}

    /**
     * The authority's response with a stamp of the content.
     *
     * @throws IOException if the authority does not answer, or with anything else
     */
    static byte[] stamp(URI authority, byte[] content) throws IOException, InterruptedException {
        return stamp(authority, content, DEADLINE);
    }

    static byte[] stamp(URI authority, byte[] content, Duration deadline) throws IOException, InterruptedException {
        var request = request(content);
        byte[] response = post(authority, request.getEncoded(), deadline);
        requireAnswer(response, request);
        return response;
    }

    static TimeStampRequest request(byte[] content) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, Sha256.of(content).bytes(), new BigInteger(NONCE_BITS, RANDOM));
    }

    private static byte[] post(URI authority, byte[] request, Duration deadline)
            throws IOException, InterruptedException {
        var query = HttpRequest.newBuilder(authority)
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(request))
                .build();
        var client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        try {
            // A timeout of the request ends with the answer's head (JDK-8208693), and the body could trickle.
            var answer = client.sendAsync(query, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER))
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("the authority answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException("the authority did not answer", e.getCause());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the authority's answer was not complete after " + deadline);
        } finally {
            // Closing the client would wait for the answer.
            client.shutdownNow();
        }
    }

    /** Granted, of the hash and with the nonce that were sent, and signed by a certificate for time stamps that it holds. */
    static void requireAnswer(byte[] response, TimeStampRequest request) throws IOException {
        try {
            var answer = new TimeStampResponse(response);
            answer.validate(request);
            var token = answer.getTimeStampToken();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(signer(token)));
        } catch (TSPException | OperatorCreationException | CertificateException e) {
            throw new IOException("not a stamp of what was sent: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Parts are read when they are used, and end in any exception where they are malformed.
            throw new IOException("not a time stamp", e);
        }
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws IOException {
        return token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new IOException("a stamp without the certificate that signed it"));
    }
}
