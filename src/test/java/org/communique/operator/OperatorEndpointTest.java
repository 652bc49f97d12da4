package org.communique.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

class OperatorEndpointTest {

    @TempDir
    Path dataFolder;

    private final HttpClient client = HttpClient.newHttpClient();
    private OperatorEndpoint endpoint;
    private OperatorAddress address;

    @BeforeEach
    void start() throws Exception {
        var beans = new StaticListableBeanFactory();
        beans.addBean("echo", new Echo());
        endpoint = new OperatorEndpoint(beans.getBeanProvider(OperatorCommand.class), JsonMapper.shared(), dataFolder);
        endpoint.start();
        address = requireNonNull(OperatorAddress.read(OperatorAddress.fileIn(dataFolder)));
    }

    @AfterEach
    void stop() {
        endpoint.stop();
        client.close();
    }

    @Test
    void runsACommandForWhoReadsTheFile() throws Exception {
        var answer = send(address.secret(), "echo", "[\"a \\\"b\\\"\",\"c\"]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[a \"b\", c]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(OperatorAddress.fileIn(dataFolder))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhyACommandWasRefused() throws Exception {
        var refused = send(address.secret(), "echo", "[]");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).isEqualTo("Say what to echo.");
        assertThat(send(address.secret(), "nothing", "[]").body()).isEqualTo("There is no command nothing.");
        assertThat(send(address.secret(), "echo", "[1").statusCode()).isEqualTo(400);
        assertThat(send(address.secret(), "echo", "null").statusCode()).isEqualTo(400);
        assertThat(send(address.secret(), "echo", "[null]").statusCode()).isEqualTo(400);
    }

    @Test
    void hidesFromWhoDoesNotKnowTheSecret() throws Exception {
        for (var secret : List.of("", "wrong", address.secret().substring(1))) {
            var answer = send(secret, "echo", "[\"x\"]");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void readsNoMoreThanCommandsNeed() throws Exception {
        var answer = send(address.secret(), "echo", "[\"" + "x".repeat(OperatorEndpoint.MOST_ARGUMENTS) + "\"]");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> send(String secret, String command, String arguments) throws Exception {
        return client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + address.port() + OperatorEndpoint.PATH + command))
                        .header(OperatorEndpoint.SECRET, secret)
                        .POST(BodyPublishers.ofString(arguments))
                        .build(),
                BodyHandlers.ofString());
    }

    private static final class Echo implements OperatorCommand {

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String run(List<String> arguments) {
            if (arguments.isEmpty()) {
                throw new CommandRefusedException("Say what to echo.");
            }
            return arguments.toString();
        }
    }
}
