package org.communique.workflow.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailStatus;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.communique.workflow.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down stages as a certain member sees them. */
@Component
class StageDetailsFactory {

    private final Directory directory;
    private final MailOutbox outbox;
    private final DecisionComments comments;

    StageDetailsFactory(Directory directory, MailOutbox outbox, DecisionComments comments) {
        this.comments = comments;
        this.directory = directory;
        this.outbox = outbox;
    }

    List<StageDetails> of(List<Stage> stages, @Nullable VersionId newest, Member reader) {
        Set<MemberId> members = new HashSet<>();
        Set<OrganisationId> organisations = new HashSet<>();
        stages.forEach(stage -> {
            stage.reviewers().forEach(reviewer -> {
                members.add(reviewer.member());
                organisations.add(reviewer.organisation());
                if (reviewer.standsInFor() != null) {
                    members.add(reviewer.standsInFor());
                }
            });
            stage.decisions().forEach(decision -> {
                members.add(decision.member());
                organisations.add(decision.organisation());
            });
        });
        var names = new Names(
                directory.members(members),
                directory.organisations(organisations),
                reader.is(Role.COORDINATOR) ? outbox : null,
                comments.of(stages));
        return stages.stream()
                .map(stage -> new StageDetails(
                        stage, names.reviewers(stage), stage.version().equals(newest), standing(stage, reader)))
                .toList();
    }

    private static ReaderStatus standing(Stage stage, Member reader) {
        var decision = stage.decisionOf(reader.id());
        if (decision.isPresent()) {
            return stage.open() && stage.isCarriedOver(decision.get())
                    ? ReaderStatus.CARRIED_OVER
                    : ReaderStatus.DECIDED;
        }
        // Those whom the stage would not ask anyway are not kept from it by what they wrote.
        if (stage.authors().contains(reader.id()) && reader.is(stage.role())) {
            return ReaderStatus.OWN_TEXT;
        }
        if (stage.open()
                && stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(reader.id()))) {
            return ReaderStatus.MAY_DECIDE;
        }
        return DecisionRules.mayCast(stage, reader) ? ReaderStatus.MAY_CAST : ReaderStatus.NOT_ASKED;
    }

    private record Names(
            Map<MemberId, Member> members,
            Map<OrganisationId, Organisation> organisations,
            @Nullable MailOutbox outbox,
            DecisionComments.Texts comments) {

        List<ReviewerStatus> reviewers(Stage stage) {
            List<ReviewerStatus> reviewers = new ArrayList<>();
            var mails =
                    outbox == null || !stage.open() ? Map.<String, List<MailStatus>>of() : outbox.newest(stage.id());
            stage.reviewers().stream()
                    .map(reviewer -> status(
                            stage,
                            reviewer,
                            mails.getOrDefault(reviewer.member().value(), List.of())))
                    .forEach(reviewers::add);
            stage.decisions().stream()
                    .filter(decision -> !stage.asks(decision.member()))
                    .map(this::casting)
                    .forEach(reviewers::add);
            return reviewers;
        }

        private ReviewerStatus status(Stage stage, Reviewer reviewer, List<MailStatus> mails) {
            var decision = stage.decisionOf(reviewer.member())
                    .or(() -> withdrawn(stage, reviewer).reduce((earlier, later) -> later));
            return new ReviewerStatus(
                    reviewer.member(),
                    name(reviewer.member()),
                    name(reviewer.organisation()),
                    reviewer.standsInFor() == null ? null : name(reviewer.standsInFor()),
                    mails.isEmpty() ? null : mails.getFirst(),
                    decision.orElse(null),
                    decision.map(comments::of).orElse(""));
        }

        private static Stream<Decision> withdrawn(Stage stage, Reviewer reviewer) {
            return stage.decisions().stream()
                    .filter(decision ->
                            decision.withdrawn() && decision.member().equals(reviewer.member()));
        }

        private ReviewerStatus casting(Decision decision) {
            return new ReviewerStatus(
                    decision.member(),
                    name(decision.member()),
                    name(decision.organisation()),
                    null,
                    null,
                    decision,
                    comments.of(decision));
        }

        private String name(MemberId member) {
            return members.containsKey(member) ? members.get(member).name() : "";
        }

        private String name(OrganisationId organisation) {
            return organisations.containsKey(organisation)
                    ? organisations.get(organisation).displayName()
                    : "";
        }
    }
}
