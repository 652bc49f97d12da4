package org.communique.treaty.ui.vote;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.concurrent.Callable;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.treaty.ui.PastedTableDialog;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.RecordedVoteOutcome.LookAgain;
import org.communique.treaty.vote.RecordedVoteOutcome.Saved;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.VoteAnswers;
import org.communique.treaty.vote.VotePreview;
import org.communique.treaty.vote.VotePreview.Question;
import org.communique.treaty.vote.VotePreview.VoteQuestionKind;

/** Reads a pasted table of votes, asks about what is not clear, and imports what was shown. */
class VoteImportDialog extends PastedTableDialog<VotePreview> {

    private static final int MOST_CHARACTERS = 100_000;

    private final RecordedVoteService service;
    private final RecordedVote vote;
    private final Runnable afterwards;
    private boolean differs;
    private long revision;

    VoteImportDialog(RecordedVoteService service, RecordedVote vote, Runnable afterwards) {
        super(text("vote.import"), "vote.pasted", MOST_CHARACTERS);
        this.service = service;
        this.vote = vote;
        this.afterwards = afterwards;
        pasted.setMinRows(4);
        pasted.setMaxRows(8);
        fields(pasted);
        addPreview();
    }

    @Override
    protected void take(byte[] bytes) {
        differs = false;
        super.take(bytes);
    }

    private VoteAnswers answers() {
        return new VoteAnswers(names, leftOut, differs);
    }

    @Override
    protected Callable<VotePreview> comparison() {
        var table = table();
        var answers = answers();
        return () -> service.preview(vote.id(), table, answers).orElseThrow();
    }

    @Override
    protected void show(VotePreview preview) {
        revision = preview.revision();
        summarise(
                preview.fault(),
                "vote.fault.",
                text(
                        "vote.import.summary",
                        preview.changes(),
                        VoteLabels.result(preview.counted()),
                        preview.questions().size()));
        if (preview.fault() != null) {
            return;
        }
        preview.questions().forEach(question -> found.add(question(question)));
        allowSaving(preview.isImportable() && preview.changes() > 0);
    }

    private Div question(Question question) {
        var words = text(
                "vote.question." + question.kind(),
                question.line(),
                question.words(),
                VoteLabels.result(vote.data().result()));
        if (question.kind() != VoteQuestionKind.OTHER_THAN_STATED) {
            return question(words, question.line(), question.kind() == VoteQuestionKind.UNKNOWN_NAME);
        }
        var row = question(words);
        row.add(new Button(text("vote.question.differs"), click -> {
            differs = true;
            compare();
        }));
        return row;
    }

    @Override
    protected void save() {
        switch (service.confirm(vote.id(), table(), answers(), revision)) {
            case Saved(var saved) -> {
                Toasts.done(text("vote.import.done", saved.votes().size()));
                close();
                afterwards.run();
            }
            case LookAgain again -> {
                refuse(again);
                show(again.preview());
            }
            case Refusal refusal -> refuse(refusal);
        }
    }
}
