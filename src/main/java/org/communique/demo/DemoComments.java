package org.communique.demo;

import java.time.LocalDate;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.Mentions;
import org.communique.comment.WriteComment;
import org.communique.comment.WriteCommentOutcome;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.version.ReadSectionService;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demo's reviewers and drafters say about the words. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoComments {

    private final CommentService comments;
    private final DraftCommentService draftComments;
    private final ReadSectionService readSections;

    DemoComments(CommentService comments, DraftCommentService draftComments, ReadSectionService readSections) {
        this.comments = comments;
        this.draftComments = draftComments;
        this.readSections = readSections;
    }

    /** One comment whose words stay in the next version, and one whose words are removed. */
    void talk(DemoMembers demoMembers, StatementId statement) {
        var version = VersionId.of(statement, 1);
        var kept = write(
                demoMembers,
                "agnieszka",
                version,
                "p2",
                "refuse to transfer personal data",
                "Is this a duty or a choice? I read article 36 as a choice.",
                null);
        demoMembers.as("tomasz", () -> comments.reply(kept, "A choice, hence “lets”. I will keep the word."));
        write(
                demoMembers,
                "moussa",
                version,
                "p4",
                "should receive none",
                "This would leave most of our region with nothing to receive.",
                null);
    }

    /** What a reviewer holds until they decide, and has read. */
    void hold(DemoMembers demoMembers, StatementId statement) {
        var version = VersionId.of(statement, 2);
        var words = new Quotation("p4", "written conditions");
        demoMembers.as(
                "agnieszka",
                () -> comments.hold(new WriteComment(version, words, "Which ones? One example would do.", null)));
        demoMembers.as("agnieszka", () -> readSections.mark(version, "p1", true));
    }

    /** A question, answered, and an open suggestion. */
    void suggest(DemoMembers demoMembers, StatementId statement) {
        var version = VersionId.of(statement, 1);
        var question = write(
                demoMembers,
                "joris",
                version,
                "p4",
                "criminal intent",
                "Is this a quotation of article 7? Then it should say so.",
                null);
        demoMembers.as(
                "priya", () -> comments.reply(question, "It is in several of the articles. I will add a footnote."));
        write(
                demoMembers,
                "claire",
                version,
                "p11",
                "dishonest intent or serious harm",
                "Both together, or prosecutors will take the easier one.",
                "dishonest intent and serious harm");
    }

    /** A question that is passed on to a member, an open suggestion, and a remark. */
    void aboutDraft(DemoMembers demoMembers, StatementId statement, LocalDate today) {
        var question = write(
                demoMembers,
                "agnieszka",
                draft(
                        statement,
                        "article 24 has little to hold on to",
                        "Could we give an example of such a law?",
                        null));
        demoMembers.as(
                "otieno",
                () -> comments.reply(
                        question,
                        Mentions.of(demoMembers.member("claire").id())
                                + ", do you know of one that was changed recently?"));
        demoMembers.as(
                "otieno",
                () -> comments.assign(question, demoMembers.member("claire").id(), today.plusDays(6)));
        write(
                demoMembers,
                "claire",
                draft(
                        statement,
                        "a judge or another independent body",
                        "“Independent body” alone has been read as a ministry.",
                        "a judge or another body that is independent of the executive"));
        write(
                demoMembers,
                "moussa",
                draft(
                        statement,
                        "for which offences",
                        "Some of us publish this already. I can link to the figures.",
                        null));
    }

    private static WriteDraftComment draft(
            StatementId statement, String words, String text, @Nullable String suggested) {
        return new WriteDraftComment(statement, new Quotation("", words), null, text, suggested);
    }

    private CommentId write(DemoMembers demoMembers, String who, WriteDraftComment command) {
        return demoMembers.as(
                who,
                () -> draftComments.write(command) instanceof WriteCommentOutcome.Written(var comment)
                        ? comment.id()
                        : missing(command.words().exact()));
    }

    private CommentId write(
            DemoMembers demoMembers,
            String who,
            VersionId version,
            String paragraph,
            String words,
            String text,
            @Nullable String suggested) {
        return demoMembers.as(
                who,
                () -> comments.write(new WriteComment(version, new Quotation(paragraph, words), text, suggested))
                                instanceof WriteCommentOutcome.Written(var comment)
                        ? comment.id()
                        : missing(words));
    }

    private static CommentId missing(String words) {
        throw new IllegalStateException("the demo's text does not say " + words);
    }
}
