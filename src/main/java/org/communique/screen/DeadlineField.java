package org.communique.screen;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/** A moment in the reader's own time, with the same moment in UTC below it. */
public class DeadlineField extends DateTimePicker {

    public DeadlineField(String label, Instant earliest, Instant suggested) {
        setLabel(label);
        // Of 24 hours everywhere.
        setLocale(Locale.UK);
        setDatePickerI18n(DateField.texts(DateField.order()));
        setI18n(new DateTimePicker.DateTimePickerI18n()
                .setBadInputErrorMessage(getTranslation("screen.deadline.unreadable"))
                .setIncompleteInputErrorMessage(getTranslation("screen.deadline.unreadable"))
                .setMinErrorMessage(getTranslation("screen.deadline.early")));
        setStep(Duration.ofMinutes(30));
        setRequiredIndicatorVisible(true);
        setEarliest(earliest);
        setDeadline(suggested);
        addValueChangeListener(change -> explain());
        explain();
    }

    /** Two weeks on, at the end of the working day. */
    public static Instant suggestion(Clock clock) {
        return LocalDateTime.ofInstant(clock.instant(), TimeFormat.zone())
                .plusWeeks(2)
                .with(LocalTime.of(18, 0))
                .atZone(TimeFormat.zone())
                .toInstant();
    }

    public void setEarliest(Instant earliest) {
        setMin(LocalDateTime.ofInstant(earliest, TimeFormat.zone()));
    }

    public void setDeadline(Instant deadline) {
        setValue(LocalDateTime.ofInstant(deadline, TimeFormat.zone()));
    }

    public Optional<Instant> deadline() {
        return getOptionalValue().map(local -> local.atZone(TimeFormat.zone()).toInstant());
    }

    private void explain() {
        setHelperText(deadline().map(TimeFormat::localAndUtc).orElse(""));
    }
}
