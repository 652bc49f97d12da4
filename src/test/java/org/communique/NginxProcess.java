package org.communique;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** nginx with the configuration of {@code docs/several-nodes.md}, without TLS. */
final class NginxProcess implements AutoCloseable {

    private static final String PROGRAM = Files.exists(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    private static final Path GUIDE = Path.of("docs/several-nodes.md");
    private static final Pattern CONFIGURATION = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NODE = Pattern.compile("10\\.0\\.0\\.(\\d):8080");

    private final Process process;
    private final Path requests;

    private NginxProcess(Process process, Path requests) {
        this.process = process;
        this.requests = requests;
    }

    /** @param port where it listens; free */
    static NginxProcess start(int port, List<Integer> nodes, Path folder) throws Exception {
        var guide = CONFIGURATION.matcher(Files.readString(GUIDE));
        if (!guide.find()) {
            throw new AssertionError("no configuration in " + GUIDE);
        }
        var site = NODE.matcher(guide.group(1).replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";"))
                .replaceAll(node -> "127.0.0.1:" + nodes.get(Integer.parseInt(node.group(1)) - 1));
        var requests = folder.resolve("requests.log");
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
            daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log %1$s/error.log;
            events {}
            http {
              log_format node '$upstream_addr';
              access_log %2$s node;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              %3$s
            }
            """.formatted(folder, requests, site));
        var process = new ProcessBuilder(PROGRAM, "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
            throw new AssertionError(Files.readString(folder.resolve("output.log")));
        }
        return new NginxProcess(process, requests);
    }

    static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** How many have been answered; each is written down when it has been. */
    int answered() throws IOException {
        return Files.readAllLines(requests).size();
    }

    /** The port of the node that answered last. */
    int lastNode() throws IOException {
        var last = Files.readAllLines(requests).getLast();
        return Integer.parseInt(last.substring(last.lastIndexOf(':') + 1));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
