package org.communique.ledger;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A time-stamping authority of {@code openssl ts} behind HTTP, with a root certificate of its own. */
final class TimestampAuthority implements AutoCloseable {

    private static final String CONFIGURATION = """
        [ tsa ]
        default_tsa = here
        [ here ]
        serial = serial
        default_policy = 1.2.3.4.1
        digests = sha256
        signer_digest = sha256
        ess_cert_id_alg = sha256
        ess_cert_id_chain = no
        accuracy = secs:1
        ordering = no
        tsa_name = no
        [ stamping ]
        extendedKeyUsage = critical,timeStamping
        basicConstraints = CA:FALSE
        """;

    private final Path folder;
    private final HttpServer server;
    private int asked;

    TimestampAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("tsa.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-Root");
        openssl("req -new -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Test-Time");
        openssl("x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -days 2 -out tsa.pem -extfile tsa.cnf -extensions"
                + " stamping");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked++;
            byte[] reply = answer(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    byte[] answer(byte[] request) throws IOException {
        Files.write(folder.resolve("query"), request);
        try {
            openssl("ts -reply -queryfile query -config tsa.cnf -signer tsa.pem -inkey tsa.key -out reply");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Files.readAllBytes(folder.resolve("reply"));
    }

    int asked() {
        return asked;
    }

    /** Whether OpenSSL accepts the stamp of the content. */
    boolean vouchesFor(byte[] content, byte[] stamp) throws IOException, InterruptedException {
        Files.write(folder.resolve("content"), content);
        Files.write(folder.resolve("stamp"), stamp);
        return run("ts -verify -in stamp -data content -CAfile ca.pem") == 0;
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        if (run(arguments) != 0) {
            throw new IOException("openssl " + arguments + "\n" + Files.readString(folder.resolve("output")));
        }
    }

    private int run(String arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(("openssl " + arguments).split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("openssl does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
