package org.communique.amendment.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.Amendments;
import org.communique.amendment.DraftMerges;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.room.CollaborationService;
import org.communique.job.ReconcileQueue;
import org.communique.mail.EventOutbox;
import org.communique.work.HeavyWorkExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@ServerTest
class AmendmentMergerTests {

    private static final String TEXT = "States shall ensure adequate safeguards.\n\nCourts decide within two weeks.\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    Amendments amendments;

    @Autowired
    MergeEdits mergeEdits;

    @Autowired
    DraftMerges draftMerges;

    @Autowired
    CollaborationService collaborationService;

    @Autowired
    HeavyWorkExecutor work;

    @Autowired
    ReconcileQueue queue;

    @Autowired
    CurrentMember currentMember;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    EventOutbox outbox;

    @Autowired
    AmendmentMerger amendmentMerger;

    @Autowired
    RewordedAmendments rewordedAmendments;

    @Autowired
    MergeLimit mergeLimit;

    @Test
    void entersNoOtherTextThanTheOneThatWasAccepted() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var read =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();
        var other = round.propose(round.proposers.get(1), TEXT.replace("two weeks", "two years"))
                .getFirst();
        amendments.revise(
                read, other.text(), "", "en", null, read.revision(Cause.CHANGED, null, proposer.id(), Instant.now()));

        assertThat(as(round.drafter, () -> amendmentMerger.accept(read, "")))
                .isInstanceOf(MergeOutcome.ChangedMeanwhile.class);

        assertThat(round.draft()).isEqualTo(TEXT);
    }

    @Test
    void losesNoWordsThatAreWrittenWhileItPrepares() {
        var round = amendmentFixtures.round(TEXT);
        var deletion = round.propose(round.proposers.get(0), "States shall ensure adequate safeguards.\n")
                .getFirst();
        var written = TEXT.replace("two weeks.", "two weeks. Nobody waits longer.");
        var amender = whichPausesBeforeItWrites(deletion.id(), () -> round.write(written));

        assertThat(as(round.drafter, () -> amender.accept(deletion, ""))).isInstanceOf(MergeOutcome.DoesNotApply.class);

        assertThat(round.draft()).isEqualTo(written);
        assertThat(amendments.find(deletion.id()).orElseThrow().acceptance()).isNull();
    }

    @Test
    void comesInBetweenWhatOthersWriteElsewhere() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        var amender =
                whichPausesBeforeItWrites(amendment.id(), () -> round.write(TEXT.replace("adequate", "effective")));

        assertThat(as(round.drafter, () -> amender.accept(amendment, ""))).isInstanceOf(MergeOutcome.Done.class);

        assertThat(round.draft())
                .isEqualTo(TEXT.replace("two weeks", "48 hours").replace("adequate", "effective"));
    }

    /** Something happens once the acceptance is on record, and before the edit. */
    private AmendmentMerger whichPausesBeforeItWrites(AmendmentId amendment, Runnable happens) {
        var pending = new AtomicReference<>(happens);
        var clock = new Clock() {
            @Override
            public Instant instant() {
                if (amendments.find(amendment).orElseThrow().acceptance() != null) {
                    pending.getAndSet(() -> {}).run();
                }
                return Instant.now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new AmendmentMerger(
                amendments,
                mergeEdits,
                draftMerges,
                collaborationService,
                work,
                queue,
                currentMember,
                events,
                outbox,
                clock);
    }

    @Test
    void countsAcceptancesWithOtherWordsAsOthers() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        as(round.drafter, () -> {
            while (mergeLimit.allows()) {
                Thread.onSpinWait();
            }
            return true;
        });

        assertThat(as(round.drafter, () -> rewordedAmendments.accept(amendment, amendment.text(), "")))
                .isInstanceOf(MergeOutcome.TooOften.class);
        assertThat(round.draft()).isEqualTo(TEXT);
    }
}
