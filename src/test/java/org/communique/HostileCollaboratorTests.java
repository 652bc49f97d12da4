package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.communique.browser.Browsers;
import org.communique.browser.HostileClaims;
import org.communique.browser.RandomText;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.markdown.Markdown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random texts that the server admits, and random claims of others about themselves, which reach the browser past the
 * server's own checks: the editor is right or has stopped, and no one's words are lost. {@code -Dlong} goes on for ten
 * minutes, {@code -Dseed} repeats a run.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCollaboratorTests {

    private static final Duration FOR = LongRun.isOn() ? Duration.ofMinutes(10) : Duration.ofSeconds(5);
    private static final int AWARENESS = 1;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    CollaborationService drafts;

    Member coordinator;
    Page page;
    DraftId draft;

    @BeforeAll
    void arrive() {
        var house = coalition.organisation("North Forum");
        coordinator = coalition.member("Amara Obi", house, Role.COORDINATOR);
        var drafter = coalition.member("Dana Sol", house, Role.DRAFTER);
        page = browsers.signedIn(drafter).page();
        var text = ((Markdown.Parsed) Markdown.parse("The first paragraph.")).text();
        var statement = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "A draft", "en", "joint-statement", text, List.of(Grant.to(drafter.id(), Right.EDIT)))));
        draft = new DraftId(statement.value());
    }

    @AfterAll
    void leave() {
        browsers.complaints().stream().distinct().limit(20).forEach(System.out::println);
    }

    @Test
    void anEditorIsRightOrHasStoppedAndNoWordIsLost() {
        long seed = RandomSeed.of(HostileCollaboratorTests.class);
        var random = new Random(seed);
        page.addInitScript("""
            window.WebSocket = class extends WebSocket {
              constructor(address, ...more) {
                super(address, ...more);
                if (String(address).includes('/collab')) window.lastSocket = this;
              }
            };\
            """);
        page.navigate("/statements/" + draft.value() + "/draft");
        assertThat(page.locator("communique-editor[data-editable]")).isVisible();

        int rounds = 0;
        int right = 0;
        for (long end = System.nanoTime() + FOR.toNanos(); System.nanoTime() < end; rounds++) {
            if (random.nextBoolean()) {
                page.evaluate("() => document.querySelector('communique-editor').reload()");
            }
            claim(random);
            replaceText(random);
            claim(random);
            if (isRightOrStopped("round " + rounds)) {
                right++;
            } else {
                goOn();
            }
        }

        System.out.println("HostileRoomTests: " + rounds + " rounds, right in " + right);
        assertThat(right).isGreaterThan(rounds / 2);
    }

    /** As a person does, who leaves behind what was refused. */
    private void goOn() {
        page.locator("communique-editor .refusal button").last().click();
        assertThat(page.locator("communique-editor[data-editable]")).isVisible();
    }

    /** Returns whether it is right; then a key is pressed, and it is the only thing that changes. */
    private boolean isRightOrStopped(String round) {
        String words = words();
        await(round, () -> assertThat(shown()).isIn("stopped", "words: " + words));
        assertThat(words()).as(round).isEqualTo(words);
        if (isStopped(round)) {
            return false;
        }
        if (!hasCaretAtTheEnd()) {
            return true;
        }
        awaitFocus();
        page.keyboard().insertText("9");
        await(
                round,
                () -> assertThat(nines(words()) > nines(words) || isStopped(round))
                        .as("typed, with %s before and %s shown", nines(words), nines(shown()))
                        .isTrue());
        assertThat(words().replace("9", "")).as(round).isEqualTo(words.replace("9", ""));
        return !isStopped(round);
    }

    private boolean isStopped(String round) {
        if (!shown().equals("stopped")) {
            return false;
        }
        String why = page.locator("communique-editor .status .sign").textContent();
        System.out.println("HostileRoomTests: " + round + ": " + why);
        assertThat(page.locator("communique-editor[data-editable]")).hasCount(0);
        return true;
    }

    /** It comes with the next frame, and a key that is pressed before goes nowhere. */
    private void awaitFocus() {
        page.waitForFunction("() => document.activeElement?.matches('communique-editor .text')");
    }

    private static void await(String round, ThrowingRunnable assertion) {
        Awaitility.await(round)
                .atMost(Duration.ofSeconds(12))
                .pollInSameThread()
                .untilAsserted(assertion);
    }

    private String shown() {
        return (String) page.evaluate("""
            () => {
              const element = document.querySelector('communique-editor');
              if (element.querySelector('.status').dataset.status === 'refused') return 'stopped';
              if (!element.hasAttribute('data-editable')) return 'loading';
              return 'words: ' + element.querySelector('.text:not(.past)').editor.state.doc.textContent;
            }\
            """);
    }

    /** Where there are only lines and empty tables, nothing can be typed. */
    private boolean hasCaretAtTheEnd() {
        return (boolean) page.evaluate("""
            () => {
              const { editor } = document.querySelector('communique-editor .text:not(.past)');
              editor.commands.focus('end', { scrollIntoView: false });
              const { $from, empty } = editor.state.selection;
              return empty && $from.parent.inlineContent;
            }\
            """);
    }

    private static long nines(String words) {
        return words.chars().filter(letter -> letter == '9').count();
    }

    private String words() {
        return drafts.read(draft).getXmlFragment("default").toString().replaceAll("<[^>]*>", "");
    }

    private void replaceText(Random random) {
        var doc = drafts.read(draft);
        byte[] before = doc.encodeStateVector();
        doc.transact(() -> RandomText.replace(doc.getXmlFragment("default"), random));
        assertThat(drafts.apply(draft, coordinator.id().value(), doc.encodeStateAsUpdate(before)))
                .isEqualTo(EditResult.APPLIED);
    }

    /** Tells the page something about others, as if the server had passed it on. */
    private void claim(Random random) {
        var claims = new HostileClaims(random, drafts.read(draft));
        for (int i = random.nextInt(5); i > 0; i--) {
            var state = new ClientState(1 + random.nextInt(20), random.nextInt(1 << 30), claims.next());
            var frame = new ByteWriter();
            frame.writeVarString(draft.value());
            frame.writeVarUint(AWARENESS);
            frame.writeVarBytes(Awareness.encode(List.of(state)));
            page.evaluate("""
                base64 => {
                  const data = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)).buffer;
                  window.lastSocket.dispatchEvent(new MessageEvent('message', { data }));
                }\
                """, Base64.getEncoder().encodeToString(frame.toByteArray()));
        }
    }
}
