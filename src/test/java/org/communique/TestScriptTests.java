package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./test} in a project of a few files, with a program in Maven's place that writes down what it is called with. */
class TestScriptTests {

    private static final String CODE = "src/main/java/org/communique/";
    private static final String TESTS = "src/test/java/org/communique/";

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        copy("test");
        for (var script : List.of("toolchain.sh", "test-times", "changed-tests")) {
            copy(".ci/" + script);
        }
    }

    private void copy(String file) throws IOException {
        var to = project.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(Path.of(file), to);
    }

    @Test
    void runsAllInTheirLongMode() throws Exception {
        assertThat(calledWith(Map.of(), "--long"))
                .contains("verify", "-Dlong")
                .noneMatch(argument -> argument.contains("mongodb"));
    }

    @Test
    void runsTheSpecificationsOfMongoDbWhereTheyAreGiven() throws Exception {
        var specifications = Files.createDirectory(folder.resolve("the specifications"));
        assertThat(calledWith(Map.of("MONGODB_SPECIFICATIONS", specifications.toString()), "--long"))
                .contains("-Dlong", "-Dmongodb.specifications=" + specifications);
    }

    @Test
    void takesTheFolderAsOfWhereItIsCalled() throws Exception {
        var specifications = Files.createDirectory(folder.resolve("specifications"));
        assertThat(calledWith(Map.of("MONGODB_SPECIFICATIONS", "specifications"), "--long"))
                .contains("-Dmongodb.specifications=" + specifications.toRealPath());
    }

    @Test
    void refusesAFolderThatIsNotThere() throws Exception {
        assertThat(calledWith(Map.of("MONGODB_SPECIFICATIONS", "elsewhere"), "--long"))
                .isEmpty();
    }

    @Test
    void runsTheTestsOfAModuleThatChangedAndOfThoseThatUseIt() throws Exception {
        fewModules();
        change(CODE + "text/Word.java", "record Word() {}");

        assertThat(changed()).containsExactlyInAnyOrder("WordTests", "DraftTests", "DraftScreenTests");
    }

    @Test
    void runsATestThatChangedAlone() throws Exception {
        fewModules();
        change(TESTS + "text/WordTests.java", "class WordTests { @Test void isShort() {} }");

        assertThat(changed()).containsExactly("WordTests");
    }

    @Test
    void runsTheBrowsersTestsOfTheModuleThatShowsAnElementThatChanged() throws Exception {
        fewModules();
        change("frontend/src/editor/caret.ts", "export const caret = '|';");

        assertThat(changed()).containsExactlyInAnyOrder("FrontendTests", "DraftScreenTests");
    }

    @Test
    void runsAllWhereWhatChangedBelongsToNoModule() throws Exception {
        fewModules();
        change("pom.xml", "<project/>");

        assertThat(calledWith(Map.of(), "--changed")).contains("verify").noneMatch(each -> each.startsWith("-Dtest="));
    }

    @Test
    void runsWhatDiffersFromACommit() throws Exception {
        fewModules();
        change(CODE + "treaty/Article.java", "record Article(int number) {}");
        git("add", "-A");
        git("commit", "-qm", "Number the articles");

        assertThat(changed()).isEmpty();
        assertThat(changed("HEAD^")).containsExactly("ArticleTests");
    }

    private void fewModules() throws Exception {
        change(CODE + "text/Word.java", "record Word(String letters) {}");
        change(
                CODE + "statement/Draft.java",
                "import org.communique.text.Word;\n@Tag(\"communique-editor\") class Draft {}");
        change(CODE + "treaty/Article.java", "record Article() {}");
        change(TESTS + "FrontendTests.java", "class FrontendTests { @Test void pass() {} }");
        change(TESTS + "text/WordTests.java", "class WordTests { @Test void isRead() {} }");
        change(TESTS + "treaty/ArticleTests.java", "class ArticleTests { @Test void isRead() {} }");
        change(TESTS + "statement/DraftTests.java", "class DraftTests { @Test void isRead() {} }");
        change(
                TESTS + "statement/DraftScreenTests.java",
                "class DraftScreenTests { Browsers all; @Test void opens() {} }");
        change("frontend/src/editor.ts", "import './editor/element';");
        change("frontend/src/editor/element.ts", "import { caret } from './caret';");
        change("frontend/src/editor/caret.ts", "export const caret = '';");
        git("init", "-q");
        git("add", "-A");
        git("commit", "-qm", "Begin");
    }

    private void change(String file, String text) throws IOException {
        var path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                Stream.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"), Arrays.stream(arguments));
        var git = new ProcessBuilder(command.toList())
                .directory(project.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }

    private List<String> changed(String... since) throws IOException, InterruptedException {
        return calledWith(
                        Map.of(),
                        Stream.concat(Stream.of("--changed"), Arrays.stream(since))
                                .toArray(String[]::new))
                .stream()
                .filter(argument -> argument.startsWith("-Dtest="))
                .flatMap(argument ->
                        Arrays.stream(argument.substring("-Dtest=".length()).split(",")))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private List<String> calledWith(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var maven = Files.createDirectories(folder.resolve("programs")).resolve("mvn");
        Files.writeString(maven, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" >>\"$CALLS\"\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        var calls = folder.resolve("calls");
        var builder = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", project.resolve("test").toString()), Arrays.stream(arguments))
                                .toList())
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
