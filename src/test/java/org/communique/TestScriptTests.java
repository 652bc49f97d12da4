package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./test} with a program in Maven's place that writes down what it is called with. */
class TestScriptTests {

    @TempDir
    Path folder;

    @Test
    void runsAllInTheirLongMode() throws Exception {
        assertThat(calledWith(Map.of()))
                .contains("verify", "-Dlong")
                .noneMatch(argument -> argument.contains("mongodb"));
    }

    @Test
    void runsTheSpecificationsOfMongoDbWhereTheyAreGiven() throws Exception {
        var specifications = Files.createDirectory(folder.resolve("the specifications"));
        assertThat(calledWith(Map.of("MONGODB_SPECIFICATIONS", specifications.toString())))
                .contains("-Dlong", "-Dmongodb.specifications=" + specifications);
    }

    @Test
    void takesTheFolderAsOfWhereItIsCalled() throws Exception {
        var specifications = Files.createDirectory(folder.resolve("specifications"));
        assertThat(calledWith(Map.of("MONGODB_SPECIFICATIONS", "specifications")))
                .contains("-Dmongodb.specifications=" + specifications.toRealPath());
    }

    @Test
    void refusesAFolderThatIsNotThere() throws Exception {
        assertThat(calledWith(Map.of("MONGODB_SPECIFICATIONS", "elsewhere"))).isEmpty();
    }

    private List<String> calledWith(Map<String, String> environment) throws IOException, InterruptedException {
        var maven = Files.createDirectories(folder.resolve("programs")).resolve("mvn");
        Files.writeString(maven, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" >\"$CALLS\"\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        var calls = folder.resolve("calls");
        var builder = new ProcessBuilder(
                        "bash", Path.of("test").toAbsolutePath().toString(), "--long")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().remove("MONGODB_SPECIFICATIONS");
        builder.environment().putAll(environment);
        builder.environment().put("CALLS", calls.toString());
        builder.environment().merge("PATH", maven.getParent() + ":", (path, first) -> first + path);
        builder.start().waitFor();
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
