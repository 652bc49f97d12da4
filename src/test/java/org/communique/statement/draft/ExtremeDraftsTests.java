package org.communique.statement.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.OversizedDrafts;
import org.communique.crdt.YDoc;
import org.communique.crdt.YText;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.DeltaOperation.Insert;
import org.communique.crdt.event.DeltaOperation.Retain;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.ReplacementOutcome.Replaced;
import org.communique.statement.draft.SubmissionOutcome.NothingToSubmit;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.draft.SubmissionOutcome.TooLong;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.version.Versions;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Texts that no editor would make. Whatever becomes of them, the statement goes on. */
@ServerTest
@EnabledIf("org.communique.LongRun#isOn")
class ExtremeDraftsTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    Statements statements;

    @Autowired
    Versions versions;

    @Autowired
    StatementLifecycle lifecycle;

    @Autowired
    OversizedDrafts older;

    @Autowired
    MongoOperations mongo;

    Member coordinator;

    @BeforeEach
    void someone() {
        coordinator = coalition.member(Role.COORDINATOR);
    }

    @Test
    void freezesAnOlderDraftOfAThousandQuotesAsReadersFindIt() {
        var statement = older(quotes(1_000));

        var submitted = (Submitted) as(coordinator, () -> drafts.submit(statement));

        var text = versions.findById(submitted.version()).orElseThrow().text();
        assertThat(text).isEqualTo("> ".repeat(32) + "Innermost\n");
        lifecycle.reopenDraft(submitted.version());
        assertGoesOn(statement);
    }

    @Test
    void refusesAnOlderDraftThatIsTooLongAndLeavesItOpen() {
        var statement = older(DraftCodec.update(paragraph("*".repeat(2_500_000))));

        assertThat(as(coordinator, () -> drafts.submit(statement))).isEqualTo(new TooLong(5_000_001, TextCheck.LIMIT));
        assertGoesOn(statement);
    }

    @Test
    void takesNoMoreThanCanBeFrozen() {
        var statement = open(paragraph("Text"));

        assertThat(as(coordinator, () -> drafts.replace(statement, paragraph("*".repeat(1_100_000)))))
                .isEqualTo(new ReplacementOutcome.Refused(new TextRefusal.TooLarge()));
        assertThat(as(coordinator, () -> creation.refusalOf(paragraph("*".repeat(1_100_000)))))
                .contains(new TextRefusal.TooLarge());
        assertGoesOn(statement);
    }

    @Test
    void replacesEachOfAsManyParagraphsAsADraftTakes() {
        var statement = open(paragraphs("are"));

        assertThat(as(coordinator, () -> drafts.replace(statement, paragraphs("were"))))
                .isEqualTo(new Replaced());
        assertGoesOn(statement);
    }

    @Test
    void writesADraftAnewThatIsInTooManyPieces() {
        var statement = older(pieces(249_990));
        var letters = "ab".repeat(249_990);
        var text = new RichText(
                Stream.concat(Stream.of(letters), IntStream.range(0, 20).mapToObj(i -> "Paragraph " + i))
                        .<RichText.Block>map(words -> new Paragraph(List.of(Text.plain(words))))
                        .toList());

        assertThat(as(coordinator, () -> drafts.replace(statement, text))).isEqualTo(new Replaced());
        assertThat(as(coordinator, () -> drafts.read(statement))).isEqualTo(text);
    }

    @Test
    void takesNoListsDeeperThanCanBeFrozen() {
        var statement = open(paragraph("Text"));

        assertThat(as(coordinator, () -> drafts.replace(statement, nested(32)))).isEqualTo(new Replaced());
        assertThat(as(coordinator, () -> drafts.replace(statement, nested(33))))
                .isEqualTo(new ReplacementOutcome.Refused(new TextRefusal.TooDeep()));
        assertThat(as(coordinator, () -> creation.refusalOf(nested(33)))).contains(new TextRefusal.TooDeep());
        assertGoesOn(statement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"***\n\n***\n", "1.\n2.\n", "|  |\n| --- |\n|  |\n", "> ***\n"})
    void refusesATextInWhichNothingCouldBeCommentedOn(String markdown) {
        var statement = open(CanonicalText.read(markdown));

        assertThat(as(coordinator, () -> drafts.submit(statement))).isEqualTo(new NothingToSubmit());
        assertGoesOn(statement);
    }

    private void assertGoesOn(StatementId statement) {
        assertThat(statements.findById(statement).orElseThrow().phase()).isEqualTo(Phase.DRAFTING);
        assertThat(as(coordinator, () -> drafts.replace(statement, paragraph("Better text"))))
                .isEqualTo(new Replaced());
        var submitted = (Submitted) as(coordinator, () -> drafts.submit(statement));
        assertThat(versions.findById(submitted.version()).orElseThrow().text()).isEqualTo("Better text\n");
    }

    private StatementId open(RichText text) {
        return as(
                coordinator,
                () -> creation.open(new CreateStatement("On article 24", "en", "joint-statement", text, List.of())));
    }

    private StatementId older(byte[] update) {
        var statement = statements.findById(open(RichText.EMPTY)).orElseThrow();
        var id = StatementId.random();
        older.create(new DraftId(id.value()), update, coordinator.id().value());
        mongo.insert(Statement.opened(
                id,
                statement.title(),
                statement.language(),
                statement.workflow(),
                coordinator.id(),
                List.of(),
                statement.createdAt()));
        return id;
    }

    private static byte[] quotes(int depth) {
        var document = new YDoc();
        document.transact(() -> {
            YXmlFragment inner = DraftCodec.fragment(document);
            for (int i = 0; i < depth; i++) {
                inner = inner.insertElement(0, "blockquote");
            }
            inner.insertElement(0, "paragraph").insertText(0).insert(0, "Innermost");
        });
        return document.encodeStateAsUpdate();
    }

    /** Letters with one of another author after each. */
    private static byte[] pieces(int letters) {
        var document = new YDoc();
        document.applyUpdate(DraftCodec.update(paragraph("a".repeat(letters))));
        var paragraph = (YXmlFragment) DraftCodec.fragment(document).children().getFirst();
        var text = (YText) paragraph.children().getFirst();
        text.applyDelta(Stream.generate(() -> List.of(new Retain(1, Map.of()), new Insert("b", Map.of())))
                .limit(letters)
                .<DeltaOperation>flatMap(List::stream)
                .toList());
        return document.encodeStateAsUpdate();
    }

    private static RichText nested(int depth) {
        RichText.Block inner = new Paragraph(List.of(Text.plain("Innermost")));
        for (int i = 0; i < depth; i++) {
            inner = new RichText.BulletList(List.of(new RichText.ListItem(List.of(inner))));
        }
        return new RichText(List.of(inner, new Rule()));
    }

    private static RichText paragraphs(String word) {
        return new RichText(IntStream.range(0, TextLimits.ELEMENTS)
                .<RichText.Block>mapToObj(i -> new Paragraph(List.of(Text.plain("Words " + word + " in number " + i))))
                .toList());
    }

    private static RichText paragraph(String text) {
        return new RichText(List.of(new Paragraph(List.of(Text.plain(text)))));
    }
}
