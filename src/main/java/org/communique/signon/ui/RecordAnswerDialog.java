package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.refusal.Refusal;
import org.communique.screen.DateField;
import org.communique.screen.FileField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallSummary;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.RecordingOutcome;
import org.communique.signon.board.BoardRow;

/** A dialog to record an answer given by phone, letter or mail, or that one is taken back, with its evidence. */
class RecordAnswerDialog extends Dialog {

    private final AnswerService answers;
    private final CallSummary call;
    private final Organisation organisation;
    private final boolean withdrawal;
    private final String told;
    private final Runnable afterwards;
    private final RadioButtonGroup<Answer> answer = new RadioButtonGroup<>(getTranslation("signon.record.answer"));
    private final TextArea words = new TextArea(getTranslation("signon.record.words"));
    private final DateField day;
    private final TextField speaker = new TextField(getTranslation("signon.record.speaker"));
    private final Select<AnswerChannel> channel = new Select<>();
    private final FileField file = new FileField(
            getTranslation("coalition.mandate.file"),
            getTranslation("signon.record.file.help"),
            getTranslation(ValidationProblem.EVIDENCE_FILE.messageKey()),
            EvidenceFile.MOST_BYTES,
            EvidenceFile.endings());
    private final TextArea evidence = new TextArea(getTranslation("signon.record.evidence"));

    /** @param represented whether there are representatives of the organisation */
    RecordAnswerDialog(
            AnswerService answers, CallSummary call, BoardRow row, boolean represented, Runnable afterwards) {
        this.answers = answers;
        this.call = call;
        organisation = row.organisation();
        withdrawal = row.state().isSigned();
        told = getTranslation("signon.record.told." + told(row, represented));
        var key = withdrawal ? "signon.record-withdrawal" : "signon.record";
        this.afterwards = afterwards;
        setHeaderTitle(getTranslation(key + ".title", organisation.displayName()));
        setWidth("min(38rem, 100vw)");
        answer.setItems(withdrawal ? Set.of(Answer.WITHDRAWN) : EnumSet.complementOf(EnumSet.of(Answer.WITHDRAWN)));
        answer.setVisible(!withdrawal);
        answer.setItemLabelGenerator(one -> getTranslation("signon.record.answer." + one));
        answer.setValue(withdrawal ? Answer.WITHDRAWN : Answer.SIGNED);
        answer.addValueChangeListener(change -> fit());
        words.setMaxLength(AnswerContent.LONGEST);
        words.setWidthFull();
        UnsentText.keep(words);
        day = DecidingDialog.dayField(LocalDate.ofInstant(call.deadline(), ZoneOffset.UTC));
        speaker.setHelperText(getTranslation("signon.record.speaker.help"));
        speaker.setMaxLength(RecordedAnswer.LONGEST_SPEAKER);
        speaker.setWidthFull();
        speaker.setRequiredIndicatorVisible(true);
        channel.setLabel(getTranslation("signon.record.channel"));
        channel.setItems(AnswerChannel.MAIL, AnswerChannel.LETTER, AnswerChannel.PHONE, AnswerChannel.MEETING);
        channel.setItemLabelGenerator(SignOnLabels::channel);
        channel.setValue(AnswerChannel.MAIL);
        evidence.setHelperText(getTranslation("signon.record.evidence.help"));
        evidence.setMaxLength(RecordedAnswer.LONGEST_EVIDENCE);
        evidence.setWidthFull();
        UnsentText.keep(evidence);
        evidence.setRequiredIndicatorVisible(true);
        add(
                new Paragraph(getTranslation(
                        key + ".text",
                        organisation.officialName(),
                        call.version().number(),
                        told)),
                answer,
                words,
                day,
                speaker,
                channel,
                evidence,
                file);
        fit();
        var record = new Button(getTranslation(key), click -> ConfirmedAct.run(this::record));
        record.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), record);
    }

    /** A contact that signed by a mailed link hears of the withdrawal. */
    private static String told(BoardRow row, boolean represented) {
        if (represented) {
            return "REPRESENTATIVES";
        }
        var consent = row.act().consent();
        return row.state().isSigned() && consent != null && consent.channel() == AnswerChannel.INVITATION
                ? "CONTACT"
                : "NO_ONE";
    }

    private void fit() {
        words.setVisible(!withdrawal && answer.getValue() != Answer.DECIDING);
        day.setVisible(answer.getValue() == Answer.DECIDING);
    }

    private void record() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        speaker.setInvalid(speaker.getValue().isBlank());
        evidence.setInvalid(evidence.getValue().isBlank());
        var deciding = answer.getValue() == Answer.DECIDING;
        day.setInvalid(deciding && (day.isEmpty() || day.isInvalid()));
        if (speaker.isInvalid() || evidence.isInvalid() || deciding && day.isInvalid()) {
            Toasts.refused(getTranslation("signon.record.incomplete"));
            return;
        }
        var picked = file.picked();
        var upload = picked == null ? null : new EvidenceUpload(picked.name(), picked.content());
        var outcome = answers.record(
                new RecordedAnswer(
                        call.version(),
                        organisation.id(),
                        call.hash(),
                        answer.getValue(),
                        deciding ? AnswerContent.NONE : AnswerContent.of(words.getValue()),
                        deciding ? day.getValue() : null,
                        new RecordedAnswer.Source(speaker.getValue(), channel.getValue(), evidence.getValue())),
                upload);
        switch (outcome) {
            case RecordingOutcome.Recorded _ -> Toasts.done(getTranslation("signon.record.done", told));
            case RecordingOutcome.Suspended(var linkSharing) ->
                Toasts.done(getTranslation("signon.record.suspended", linkSharing.name()));
            case RecordingOutcome.FileRejected rejected -> {
                file.refuse(Toasts.text(rejected));
                return;
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
        close();
        afterwards.run();
    }
}
