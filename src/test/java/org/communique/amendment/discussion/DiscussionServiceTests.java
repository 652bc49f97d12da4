package org.communique.amendment.discussion;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.discussion.DiscussionOutcome.Written;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentChangeOutcome.NotReader;
import org.communique.comment.CommentChangeOutcome.NotYours;
import org.communique.comment.Mentions;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.unicode.ShortTextException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class DiscussionServiceTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    DiscussionService discussion;

    @Autowired
    MongoOperations mongo;

    private Amendment amendment(Round round) {
        return round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
    }

    private AmendmentComment write(Member member, Amendment amendment, String text) {
        return ((Written) as(member, () -> discussion.write(amendment.id(), text))).comment();
    }

    @Test
    void keepsWhatMembersSayInItsOrder() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        write(round.proposers.get(1), amendment, "Why 48 hours?");
        write(round.proposers.get(0), amendment, "As the treaty says.");

        assertThat(as(round.drafter, () -> discussion.about(amendment.id())))
                .extracting(AmendmentComment::text)
                .containsExactly("Why 48 hours?", "As the treaty says.");
    }

    @Test
    void leavesRoomForWhatOthersSay() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        var talker = round.proposers.get(1);
        var first = write(talker, amendment, "Again.");
        var stored = requireNonNull(mongo.findById(first.id().value(), Document.class, "amendmentComments"));
        mongo.insert(
                IntStream.range(1, DiscussionService.MOST_OF_MEMBER)
                        .mapToObj(_ -> new Document(stored)
                                .append("_id", AmendmentCommentId.random().value()))
                        .toList(),
                "amendmentComments");

        assertThat(as(talker, () -> discussion.write(amendment.id(), "Again.")))
                .isEqualTo(new DiscussionOutcome.FullOfYours(DiscussionService.MOST_OF_MEMBER));
        write(round.proposers.get(0), amendment, "As the treaty says.");
    }

    @Test
    void isHiddenWithItsAmendment() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var amendment = amendment(round);
        var comment = write(round.proposers.get(0), amendment, "Among us.");
        var other = round.proposers.get(1);

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(other, () -> discussion.about(amendment.id())));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(other, () -> discussion.write(amendment.id(), "?")));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(other, () -> discussion.delete(amendment.id(), comment.id())));
    }

    @Test
    void isForThoseWhoMayReadTheStatement() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        var outsider = coalition.member(coalition.organisation("Outside"), Role.REVIEWER);

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(outsider, () -> discussion.about(amendment.id())));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(outsider, () -> discussion.write(amendment.id(), "?")));
    }

    @Test
    void deletesOwnWordsAndLetsCoordinatorsRemoveOthers() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        var author = round.proposers.get(1);
        var own = write(author, amendment, "A mistake.");
        var rude = write(author, amendment, "Rude words.");

        assertThat(as(round.proposers.get(0), () -> discussion.delete(amendment.id(), own.id())))
                .isInstanceOf(Gone.class);
        assertThat(as(author, () -> discussion.delete(amendment.id(), own.id())))
                .isInstanceOf(Done.class);
        // As a proxy may send it twice.
        assertThat(as(author, () -> discussion.delete(amendment.id(), own.id())))
                .isInstanceOf(Done.class);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(author, () -> discussion.remove(amendment.id(), rude.id())));
        as(round.coordinator, () -> discussion.remove(amendment.id(), rude.id()));
        assertThat(as(author, () -> discussion.delete(amendment.id(), rude.id())))
                .isInstanceOf(Gone.class);
        assertThat(as(author, () -> discussion.about(amendment.id())))
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.text()).isEmpty();
                    assertThat(comment.removedBy()).isEqualTo(round.coordinator.id());
                });
    }

    @Test
    void keepsRepliesWithWhatTheyAnswer() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        var author = round.proposers.get(1);
        var thread = write(author, amendment, "Why 48 hours?").id();

        as(round.proposers.get(0), () -> discussion.reply(amendment.id(), thread, "As the treaty says."));
        as(round.drafter, () -> discussion.resolve(amendment.id(), thread));

        var resolved = as(author, () -> discussion.about(amendment.id())).getFirst();
        assertThat(resolved.replies()).extracting(Reply::text).containsExactly("As the treaty says.");
        assertThat(resolved.settledBy()).isEqualTo(round.drafter.id());
        as(author, () -> discussion.reopen(amendment.id(), thread));
        as(author, () -> discussion.delete(amendment.id(), thread));
        var answered = as(author, () -> discussion.about(amendment.id())).getFirst();
        assertThat(answered.isResolved()).isFalse();
        assertThat(answered.text()).isEmpty();
        assertThat(answered.replies()).hasSize(1);
    }

    @Test
    void letsAuthorsChangeTheirOwnWords() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round).id();
        var author = round.proposers.get(1);
        var other = round.proposers.get(0);
        var thread = ((Written) as(author, () -> discussion.write(amendment, "Why 48 hours?")))
                .comment()
                .id();
        for (var words : List.of("As the treaty says.", "Twice.", "Rude words.")) {
            as(other, () -> discussion.reply(amendment, thread, words));
        }
        var replies = as(author, () -> discussion.about(amendment)).getFirst().replies();

        as(author, () -> discussion.edit(amendment, thread, "Why 48?"));
        as(other, () -> discussion.editReply(amendment, thread, replies.get(0).id(), "As article 29 says."));
        as(other, () -> discussion.deleteReply(amendment, thread, replies.get(1).id()));
        as(
                round.coordinator,
                () -> discussion.removeReply(amendment, thread, replies.get(2).id()));
        assertThat(as(other, () -> discussion.edit(amendment, thread, "Not mine.")))
                .isInstanceOf(Gone.class);
        assertThat(as(
                        author,
                        () -> discussion.editReply(
                                amendment, thread, replies.get(0).id(), "Not mine.")))
                .isInstanceOf(Gone.class);

        var changed = as(author, () -> discussion.about(amendment)).getFirst();
        assertThat(changed.text()).isEqualTo("Why 48?");
        assertThat(changed.editedAt()).isNotNull();
        assertThat(changed.replies()).extracting(Reply::text).containsExactly("As article 29 says.", "");
        assertThat(changed.replies().getLast().removedBy()).isEqualTo(round.coordinator.id());
    }

    @Test
    void changesNoThreadOfAnotherAmendment() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var hidden = amendment(round);
        var thread = write(round.proposers.get(0), hidden, "Among us.").id();
        var other = round.proposers.get(1);
        var own = round.propose(other, TEXT.replace("two weeks", "a week"))
                .getFirst()
                .id();

        assertThat(as(other, () -> discussion.reply(own, thread, "?"))).isInstanceOf(Gone.class);
        assertThat(as(other, () -> discussion.resolve(own, thread))).isInstanceOf(Gone.class);
        assertThat(as(round.proposers.get(0), () -> discussion.about(hidden.id())))
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.replies()).isEmpty();
                    assertThat(comment.isResolved()).isFalse();
                });
    }

    @Test
    void offersOnlyThoseWhoSeeTheAmendmentToBeMentioned() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var colleague = coalition.member(Role.REVIEWER).id();
        coalition.move(colleague, proposer.organisation());
        var amendment = amendment(round);

        assertThat(as(proposer, () -> discussion.mentionable(amendment.id())))
                .extracting(Mentionable::member)
                .contains(proposer.id(), colleague, round.coordinator.id())
                .doesNotContain(round.drafter.id(), round.proposers.get(1).id());
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(round.proposers.get(1), () -> discussion.mentionable(amendment.id())));
    }

    @Test
    void waitsInTheWorkOfTheMemberItIsAssignedToUntilItIsDone() {
        var round = amendmentFixtures.round(TEXT);
        var on = amendment(round).id();
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var elsewhere = round.propose(other, TEXT.replace("two weeks", "a day"))
                .getFirst()
                .id();
        var thread = ((Written) as(
                        other, () -> discussion.write(on, "Why 48 hours, " + Mentions.of(proposer.id()) + "?")))
                .comment();
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(3);

        assertThat(as(other, () -> discussion.assign(elsewhere, thread.id(), proposer.id(), day)))
                .as("named with another amendment")
                .isInstanceOf(Gone.class);
        assertThat(as(other, () -> discussion.assign(on, thread.id(), proposer.id(), day)))
                .isInstanceOf(Done.class);

        assertThat(assignedTo(proposer)).singleElement().satisfies(item -> {
            assertThat(item.detail()).isEqualTo("Why 48 hours, @" + proposer.name() + "?");
            assertThat(item.route()).endsWith("/amendments/" + on.number());
            assertThat(item.deadline()).isNotNull();
        });
        assertThat(as(round.proposers.get(2), () -> discussion.finish(on, thread.id())))
                .isInstanceOf(NotYours.class);
        as(proposer, () -> discussion.finish(on, thread.id()));
        assertThat(assignedTo(proposer)).isEmpty();

        as(other, () -> discussion.assign(on, thread.id(), other.id(), null));
        assertThat(assignedTo(other)).hasSize(1);
        as(proposer, () -> discussion.takeBack(on, thread.id()));
        assertThat(assignedTo(other)).isEmpty();
    }

    @Test
    void isAssignedOnlyToThoseWhoSeeTheAmendment() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var amendment = amendment(round);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var thread = write(proposer, amendment, "Among us.").id();

        assertThat(as(proposer, () -> discussion.assign(amendment.id(), thread, other.id(), null)))
                .isInstanceOf(NotReader.class);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(other, () -> discussion.assign(amendment.id(), thread, other.id(), null)));
        as(proposer, () -> discussion.assign(amendment.id(), thread, proposer.id(), null));
        assertThat(assignedTo(proposer)).hasSize(1);
        coalition.move(proposer.id(), other.organisation());
        assertThat(assignedTo(proposer)).isEmpty();
    }

    private List<WorkItem> assignedTo(Member member) {
        return as(member, worklist::items).stream()
                .filter(item -> item.kind().equals("comment.work.assigned"))
                .toList();
    }

    @Autowired
    WorklistService worklist;

    @Test
    void boundsWhatIsSaid() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        var author = round.proposers.get(1);

        assertThatExceptionOfType(ShortTextException.class)
                .isThrownBy(() -> write(author, amendment, "x".repeat(Comment.LONGEST_TEXT + 1)));
        assertThatExceptionOfType(ShortTextException.class).isThrownBy(() -> write(author, amendment, " "));
        DiscussionOutcome last = new Written(write(author, amendment, "x"));
        for (int i = 0; i < 200 && last instanceof Written; i++) {
            last = as(author, () -> discussion.write(amendment.id(), "x".repeat(Comment.LONGEST_TEXT)));
        }
        assertThat(last).isInstanceOf(DiscussionOutcome.TooMuch.class);
    }

    @Test
    void readsWhatWasStoredWithoutReplies() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = amendment(round);
        var thread = write(round.proposers.get(1), amendment, "Rude words.").id();
        mongo.updateFirst(
                query(where("_id").is(thread)),
                new Update().unset("replies").set("removedBy", round.coordinator.id()),
                AmendmentComment.class);

        assertThat(as(round.drafter, () -> discussion.about(amendment.id())))
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.replies()).isEmpty();
                    assertThat(comment.deletedAt()).isEqualTo(comment.at());
                    assertThat(comment.text()).isEmpty();
                });
    }
}
