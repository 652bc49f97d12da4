package org.communique.treaty.ui.vote;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Toasts;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.ui.TreatyDialog;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.RecordedVoteOutcome.ChangedMeanwhile;
import org.communique.treaty.vote.RecordedVoteOutcome.Invalid;
import org.communique.treaty.vote.RecordedVoteOutcome.LookAgain;
import org.communique.treaty.vote.RecordedVoteOutcome.Saved;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.VoteAnswers;
import org.communique.treaty.vote.VotePreview;
import org.communique.treaty.vote.VotePreview.Kind;
import org.communique.treaty.vote.VotePreview.Question;

/** Reads a pasted table of votes, asks about what is not clear, and imports what was shown. */
class VoteImportDialog extends TreatyDialog {

    private static final int MOST_CHARACTERS = 100_000;

    private final RecordedVoteService service;
    private final RecordedVote vote;
    private final Runnable afterwards;
    private final TextArea pasted = new TextArea(text("vote.pasted"));
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final Div found = new Div();
    private final Map<Integer, StateCode> names = new HashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();
    private boolean differs;
    private long revision;

    VoteImportDialog(RecordedVoteService service, RecordedVote vote, Runnable afterwards) {
        super(text("vote.import"), text("import.confirm"));
        this.service = service;
        this.vote = vote;
        this.afterwards = afterwards;
        pasted.setHelperText(text("vote.pasted.help"));
        pasted.setMinRows(4);
        pasted.setMaxRows(8);
        pasted.setMaxLength(MOST_CHARACTERS);
        pasted.setValueChangeMode(ValueChangeMode.ON_BLUR);
        pasted.addValueChangeListener(change -> {
            names.clear();
            leftOut.clear();
            differs = false;
            compare();
        });
        fields(pasted);
        add(backgroundTask, found);
        allowSaving(false);
    }

    private byte[] table() {
        return pasted.getValue().getBytes(StandardCharsets.UTF_8);
    }

    private VoteAnswers answers() {
        return new VoteAnswers(names, leftOut, differs);
    }

    private void compare() {
        var table = table();
        var answers = answers();
        allowSaving(false);
        backgroundTask.run(() -> service.preview(vote.id(), table, answers).orElseThrow(), this::show);
    }

    private void show(VotePreview preview) {
        revision = preview.revision();
        found.removeAll();
        if (preview.fault() != null) {
            var message = new Paragraph(text("vote.fault." + preview.fault()));
            message.getElement().setAttribute("role", "alert");
            found.add(message);
            return;
        }
        var counted = preview.counted();
        var summary = new Paragraph(text(
                "vote.import.summary",
                preview.changes(),
                VoteLabels.result(counted),
                preview.questions().size()));
        summary.getElement().setAttribute("role", "status");
        found.add(summary);
        preview.questions().forEach(question -> found.add(question(question)));
        allowSaving(preview.isImportable() && preview.changes() > 0);
    }

    private Div question(Question question) {
        var row = new Div(new Paragraph(text(
                "vote.question." + question.kind(),
                question.line(),
                question.words(),
                VoteLabels.result(vote.data().result()))));
        row.addClassName("import-question");
        if (question.kind() == Kind.OTHER_THAN_STATED) {
            row.add(new Button(text("vote.question.differs"), click -> {
                differs = true;
                compare();
            }));
            return row;
        }
        if (question.kind() == Kind.UNKNOWN_NAME) {
            var choice = new ComboBox<State>(text("question.choose"));
            choice.setItems(States.all());
            choice.setItemLabelGenerator(state -> state.shortName(TreatyLabels.locale()));
            choice.addValueChangeListener(change -> {
                if (change.getValue() != null) {
                    names.put(question.line(), change.getValue().code());
                    compare();
                }
            });
            row.add(choice);
        }
        row.add(new Button(text("question.leave-out"), click -> {
            leftOut.add(question.line());
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
            case LookAgain(var again) -> {
                refuse(text("import.look-again"));
                show(again);
            }
            case ChangedMeanwhile(), Invalid() -> refuse(text("changed-meanwhile"));
        }
    }
}
