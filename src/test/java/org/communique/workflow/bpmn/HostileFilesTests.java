package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.RandomSeed;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HostileFilesTests {

    private static final String JOINT = BpmnFiles.shipped("joint-statement");

    private static WorkflowFault fault(String file) {
        return BpmnFiles.findings(file).getFirst().fault();
    }

    @Test
    void readsNoFileOfTheServer(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "a secret");
        var entity = "<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]>";
        assertThat(fault(JOINT.replace("?>", "?>" + entity).replace("Drafting", "&secret;")))
                .isEqualTo(WorkflowFault.HAS_DOCTYPE);
        assertThat(fault(JOINT.replace("?>", "?><!DOCTYPE definitions SYSTEM \"" + secret.toUri() + "\">")))
                .isEqualTo(WorkflowFault.HAS_DOCTYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startEvent", "receiveTask", "exclusiveGateway", "endEvent", "sequenceFlow", "process"})
    void runsNoNames(String element) {
        for (var expression : List.of("${execution.setVariable('a', 1)}", "a #{'b'}")) {
            var tag = Pattern.compile("<" + element + "\\b[^>]*").matcher(JOINT);
            assertThat(tag.find()).isTrue();
            var named = tag.group()
                    .replaceFirst(" name=\"[^\"]*\"", "")
                    .replaceFirst("<" + element, "$0 name=\"" + Matcher.quoteReplacement(expression) + "\"");
            var file = JOINT.substring(0, tag.start()) + named + JOINT.substring(tag.end());
            showsAndDoesNotRun(file, expression);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiveTask", "process"})
    void runsNoDescriptions(String element) {
        for (var expression : List.of("${execution.setVariable('a', 1)}", "a #{'b'}")) {
            var tag = Pattern.compile("<" + element + "\\b[^>]*>").matcher(JOINT);
            assertThat(tag.find()).isTrue();
            var file = JOINT.substring(0, tag.end()) + "<documentation>" + expression + "</documentation>"
                    + JOINT.substring(tag.end());
            showsAndDoesNotRun(file, expression);
        }
    }

    /** What is drawn keeps it as it was written; in what the engine is given nothing but conditions begins so. */
    private static void showsAndDoesNotRun(String file, String expression) {
        var accepted = BpmnFiles.accepted(file);
        assertThat(accepted.bpmn().replace("&#39;", "'").replace("&apos;", "'")).contains(expression);
        assertThat(BpmnFiles.accepted(accepted.bpmn()).model()).isEqualTo(accepted.model());
        var engine = WorkflowImport.forEngine(accepted.bpmn());
        assertThat(engine.replaceAll("(?s)<conditionExpression.*?</conditionExpression>", ""))
                .doesNotContain("${", "#{");
        assertThat(EngineText.drawn(engine)).isEqualTo(accepted.bpmn());
    }

    @Test
    void expandsNoEntities() {
        var laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
        for (int level = 1; level < 10; level++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(level, ("&l" + (level - 1) + ";").repeat(10)));
        }
        assertThat(fault(JOINT.replace("?>", "?>" + laughs + "]>").replace("Drafting", "&l9;")))
                .isEqualTo(WorkflowFault.HAS_DOCTYPE);
    }

    @Test
    void includesNothingFromElsewhere() {
        assertThat(fault(JOINT.replace(
                        "<startEvent",
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\""
                                + " href=\"file:/etc/passwd\"/><scriptTask id=\"s\"/><startEvent")))
                .isEqualTo(WorkflowFault.ELEMENT);
    }

    @Test
    @Timeout(120)
    void stopsReadingWhatIsTooLarge() {
        assertThat(fault(JOINT.replace("<startEvent", "<task id=\"a\"/>".repeat(100_000) + "<startEvent")))
                .isEqualTo(WorkflowFault.TOO_LARGE);
        assertThat(fault(JOINT.replace("<startEvent", "<a/>".repeat(100_000) + "<startEvent")))
                .isEqualTo(WorkflowFault.TOO_MANY_ELEMENTS);
        assertThat(fault(JOINT.replace("<startEvent", "<a>".repeat(10_000)))).isEqualTo(WorkflowFault.TOO_DEEP);
        assertThat(fault("<a " + "x".repeat(2_000_000) + "='1'/>")).isEqualTo(WorkflowFault.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "PK\u0003\u0004",
                "<",
                "<a",
                "<a></b>",
                "<html><body/></html>",
                "<a>&unknown;</a>",
                "\u0000"
            })
    void refusesWhatIsNoBpmn(String file) {
        assertThat(fault(file)).isIn(WorkflowFault.NOT_XML, WorkflowFault.NOT_BPMN, WorkflowFault.HAS_DOCTYPE);
    }

    /** Whatever comes in, what goes out is written by us and read again without a difference. */
    @Test
    @Timeout(120)
    void answersEveryMangledFile() {
        long seed = RandomSeed.of(HostileFilesTests.class);
        var random = new Random(seed);
        var files =
                new String[] {JOINT, BpmnFiles.shipped("consensus-declaration"), BpmnFiles.shipped("translation-review")
                };
        int accepted = 0;
        for (int round = 0; round < 1_500; round++) {
            var bytes = mangled(files[random.nextInt(files.length)], random);
            WorkflowFuzzer.fuzzerTestOneInput(bytes);
            if (WorkflowImport.of(bytes) instanceof Accepted) {
                accepted++;
            }
        }
        assertThat(accepted).isBetween(25, 1_450);
    }

    private static byte[] mangled(String file, Random random) {
        var text = new StringBuilder(file);
        switch (random.nextInt(5)) {
            case 0 -> {
                int from = random.nextInt(text.length());
                text.delete(from, Math.min(text.length(), from + 1 + random.nextInt(60)));
            }
            case 1 -> {
                var lines = new ArrayList<>(file.lines().toList());
                lines.remove(random.nextInt(lines.size()));
                return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            }
            case 2 -> {
                int from = random.nextInt(text.length() - 100);
                text.insert(random.nextInt(text.length()), text.substring(from, from + random.nextInt(100)));
            }
            case 3 -> {
                var words = new String[] {"drafting", "signOn", "vote", "APPROVED", "outcome", "P5D", "reviewer", "1"};
                int at = text.indexOf("=\"", random.nextInt(text.length() / 2));
                text.replace(at + 2, text.indexOf("\"", at + 2), words[random.nextInt(words.length)]);
            }
            default -> {
                var bytes = file.getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                return bytes;
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
