package org.communique.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTests {

    @TempDir
    Path dataFolder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OperatorEndpoint endpoint;

    @BeforeEach
    void start() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("first", new First());
        endpoint = new OperatorEndpoint(beans.getBeanProvider(OperatorCommand.class), JsonMapper.shared(), dataFolder);
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Joint text",
                "a\tb",
                "a\nb\r",
                "\u0000\u001b",
                "\"quoted\"",
                "back\\slash\\",
                "\u00e9 \ud83d\ude80"
            })
    void handsOverAnArgumentAsItIs(String argument) throws Exception {
        assertThat(run("first", argument, "second")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(argument + System.lineSeparator());
        assertThat(err.size()).isZero();
    }

    @Test
    void saysOnTheErrorStreamWhyACommandWasRefused() throws Exception {
        assertThat(run("first")).isEqualTo(1);
        assertThat(run("no-such-command")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("There is no argument.", "There is no command no-such-command.");
        assertThat(out.size()).isZero();
    }

    @Test
    void saysThatNoServerRuns() throws Exception {
        endpoint.stop();
        assertThat(run("first", "x")).isEqualTo(2);

        assertThat(CommandLine.run(dataFolder.resolve("empty"), print(out), print(err), "first", "x"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("No server runs on " + dataFolder));
    }

    @Test
    void tellsCommandsFromOptions() {
        assertThat(CommandLine.isCommand("rotate-ledger-key")).isTrue();
        assertThat(CommandLine.isCommand("--demo")).isFalse();
        assertThat(CommandLine.isCommand()).isFalse();
    }

    private int run(String... arguments) throws InterruptedException {
        return CommandLine.run(dataFolder, print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static final class First implements OperatorCommand {

        @Override
        public String name() {
            return "first";
        }

        @Override
        public String run(List<String> arguments) {
            if (arguments.isEmpty()) {
                throw new CommandRefusedException("There is no argument.");
            }
            return arguments.getFirst();
        }
    }
}
