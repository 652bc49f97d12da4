package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.browser.Chromium;
import org.communique.workflow.bpmn.CallableWorkflows;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.xml.FileProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many clicks it takes until a model of another tool is a workflow: a person chooses the process, opens it in the modeler, and presses
 * the buttons of what is listed. {@code -Dmodels=FOLDER} next to {@code -Dtest=ForeignModelsTests} does this with each file of a folder, and prints the table of docs/workflows.md.
 */
class ForeignModelsTests {

    private static final Path TOOLS = Path.of("src/test/resources/workflow-tools");
    private static final int MOST_CLICKS = Integer.getInteger("clicks", 25);

    /**
     * What a person would press: steps at which nobody decides are left out, on all others members decide, and then whatever is offered
     * first, but no path has the condition of another one.
     */
    private static final String PRESS = """
        deciding => {
          const items = [...document.querySelectorAll('communique-modeler .problems li')];
          const buttons = items.map(item => [item, [...item.querySelectorAll('.remedy')]]).filter(([, all]) => all.length > 0);
          const labelled = (all, text) => all.find(button => button.textContent.startsWith(text));
          const press = button => { button.click(); return button.textContent; };
          for (const [, all] of buttons) {
            const whole = labelled(all, 'Add drafting');
            if (whole) return press(whole);
          }
          const decides = new RegExp(deciding, 'iu');
          const steps = buttons.filter(([, all]) => labelled(all, 'Members decide here'));
          const isDecided = ([item]) => decides.test(item.querySelector('button:not(.remedy)')?.textContent ?? '');
          const some = steps.some(isDecided) || window.decided;
          const idle = some && steps.find(step => !isDecided(step) && labelled(step[1], 'Remove this step'));
          if (idle) return press(labelled(idle[1], 'Remove this step'));
          if (steps.length > 0) {
            window.decided = true;
            const all = steps.flatMap(([, all]) => all);
            return press(labelled(all, 'Members decide at all') ?? labelled(all, 'Members decide here'));
          }
          for (const [item, all] of buttons) {
            const approved = labelled(all, 'Take this path if');
            const remove = labelled(all, 'Remove this path');
            const gateway = item.textContent;
            if (remove && (!approved || window.asked.has(window.sourceOf(item)))) return press(remove);
            if (approved) window.asked.add(window.sourceOf(item));
            const refusing = all.find(button => /^Otherwise: .*(no\\b|not|reject|deni|declin|nein|abgelehnt)/iu.test(button.textContent));
            return press(refusing ?? all[0]);
          }
          return '';
        }
        """;

    /** Words of a name by which a person sees that members decide there, in the languages of the models. */
    private static final String DECIDING =
            "approv|review|check|sign|decide|decision|accept|assess|verif|evaluat|validat|genehm|freig|prüf|bewill|审|批|复核";

    /** @param clicks -1 if it does not become a workflow */
    private record Outcome(
            String name, int processes, boolean accepted, boolean opened, int clicks, List<String> left) {}

    private static com.sun.net.httpserver.HttpServer server;
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void open() {
        server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Path.of("target/frontend").toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        chromium = new Chromium("http://localhost:" + server.getAddress().getPort());
        page = chromium.person("reader").page();
        page.exposeFunction("check", file -> findings(String.valueOf(file[0])));
        page.navigate("/elements/");
        page.setContent("<main style=\"height: 800px\"></main>");
        page.addScriptTag(new Page.AddScriptTagOptions().setType("module").setUrl("/elements/modeler.js"));
        page.waitForFunction("customElements.get('communique-modeler') !== undefined");
    }

    @AfterAll
    static void close() {
        chromium.close();
        server.stop(0);
    }

    private static String findings(String file) {
        var list = JsonMapper.shared().createArrayNode();
        if (WorkflowService.outcome(file.getBytes(StandardCharsets.UTF_8), CallableWorkflows.NONE)
                instanceof Refused(var findings)) {
            findings.forEach(finding -> {
                ObjectNode item = list.addObject()
                        .put("id", finding.id() == null ? "" : finding.id())
                        .put("fault", finding.fault().name())
                        .put("refuses", true)
                        .put("text", finding.fault().name())
                        .put("remedy", "");
                var details = item.putArray("details");
                finding.details().forEach(details::add);
            });
        }
        return list.toString();
    }

    private static Outcome outcome(Path path) throws IOException {
        var file = Files.readAllBytes(path);
        var processes = WorkflowImport.processes(file);
        var process = processes.size() < 2
                ? ""
                : processes.stream()
                        .max(Comparator.comparingInt(FileProcess::steps))
                        .orElseThrow()
                        .id();
        int clicks = process.isEmpty() ? 0 : 1;
        var name = path.getFileName().toString();
        if (WorkflowImport.of(file, process, CallableWorkflows.NONE) instanceof Accepted) {
            return new Outcome(name, processes.size(), true, true, clicks, List.of());
        }
        var draft = WorkflowImport.draft(file, process, CallableWorkflows.NONE);
        if (draft.isEmpty() || !isDrawn(draft.get().bpmn())) {
            return new Outcome(name, processes.size(), false, false, -1, List.of());
        }
        clicks++;
        List<String> pressed = new ArrayList<>();
        while (clicks <= MOST_CLICKS) {
            var left = show();
            if (left.isEmpty()) {
                return new Outcome(name, processes.size(), false, true, clicks, pressed);
            }
            var label = String.valueOf(page.evaluate(PRESS, DECIDING));
            pressed.add(label);
            if (System.getProperty("show") != null) {
                System.out.println(left + " -> " + label);
            }
            if (label.isEmpty()) {
                return new Outcome(name, processes.size(), false, true, -1, left);
            }
            clicks++;
        }
        return new Outcome(name, processes.size(), false, true, -1, show());
    }

    private static boolean isDrawn(String bpmn) {
        return Boolean.TRUE.equals(page.evaluate("""
            async bpmn => {
              document.querySelector('communique-modeler')?.remove();
              window.asked = new Set();
              window.decided = false;
              const modeler = document.createElement('communique-modeler');
              document.querySelector('main').append(modeler);
              await modeler.open(bpmn, {}, true);
              window.sourceOf = item => modeler.drawing.find(window.found[[...item.parentElement.children].indexOf(item)].id)?.source?.id;
              return modeler.querySelector('.failed') === null;
            }
            """, bpmn));
    }

    private static List<String> show() {
        var found = (List<?>) page.evaluate("""
            async () => {
              const modeler = document.querySelector('communique-modeler');
              window.found = JSON.parse(await check(await modeler.xml()));
              modeler.show(window.found);
              return window.found.map(({ fault, id }) => fault + ' ' + id);
            }
            """);
        return found.stream().map(String::valueOf).toList();
    }

    private static List<Path> models(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void modelsOfEveryToolBecomeWorkflowsWithinTenClicks() throws IOException {
        for (var path : models(TOOLS)) {
            if (path.endsWith("calling.bpmn")) {
                continue;
            }
            var outcome = outcome(path);
            assertThat(outcome.clicks()).as(outcome.toString()).isBetween(0, 10);
        }
    }

    @Test
    void countsTheClicksOfEachModelOfAFolder() throws IOException {
        for (var folder : System.getProperty("models", "").split(",")) {
            if (!folder.isEmpty()) {
                measure(Path.of(folder));
            }
        }
    }

    private static void measure(Path folder) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (var path : models(folder)) {
            outcomes.add(outcome(path));
        }
        Map<String, Integer> left = new TreeMap<>();
        for (var outcome : outcomes) {
            if (outcome.clicks() < 0) {
                outcome.left().stream()
                        .map(finding -> finding.split(" ")[0])
                        .distinct()
                        .forEach(fault -> left.merge(fault, 1, Integer::sum));
            }
            System.out.println(outcome);
            if (System.getProperty("show") != null) {
                System.out.println(
                        page.evaluate("() => { const d = document.querySelector('communique-modeler').drawing; return"
                                + " d.elements().map(p => p.id + ' in ' + p.parent?.id + ' ' + p.type + ' ' +"
                                + " JSON.stringify(d.settings(p)) + ' <- ' + (p.incoming ?? []).map(x =>"
                                + " x.id)).join('\\n"
                                + "'); }"));
                System.out.println(page.evaluate("() => document.querySelector('communique-modeler').xml()"));
            }
        }
        System.out.printf(
                "%s: %d files, %d with several processes, %d accepted as they are, %d opened, %d within 10 clicks, %d"
                        + " within %d; clicks %s; left %s%n",
                folder,
                outcomes.size(),
                outcomes.stream().filter(outcome -> outcome.processes() > 1).count(),
                outcomes.stream().filter(Outcome::accepted).count(),
                outcomes.stream().filter(Outcome::opened).count(),
                outcomes.stream()
                        .filter(outcome -> outcome.clicks() >= 0 && outcome.clicks() <= 10)
                        .count(),
                outcomes.stream().filter(outcome -> outcome.clicks() >= 0).count(),
                MOST_CLICKS,
                outcomes.stream()
                        .map(Outcome::clicks)
                        .collect(Collectors.groupingBy(clicks -> clicks, TreeMap::new, Collectors.counting())),
                left);
    }
}
