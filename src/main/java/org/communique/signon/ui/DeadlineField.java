package org.communique.signon.ui;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.communique.screen.Times;

/** A moment in the reader's own time, with the same moment in UTC below it. */
class DeadlineField extends DateTimePicker {

    DeadlineField(Instant suggested, Clock clock) {
        setLabel(getTranslation("signon.deadline"));
        // Read alike everywhere: 24 hours, and no guess whether day or month comes first.
        setLocale(Locale.UK);
        setDatePickerI18n(new DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        setStep(Duration.ofMinutes(30));
        setRequiredIndicatorVisible(true);
        setMin(LocalDateTime.ofInstant(clock.instant(), Times.zone()));
        setValue(LocalDateTime.ofInstant(suggested, Times.zone()));
        addValueChangeListener(change -> explain());
        explain();
    }

    /** Two weeks on, at the end of the working day. */
    static Instant suggestion(Clock clock) {
        return LocalDateTime.ofInstant(clock.instant(), Times.zone())
                .plusWeeks(2)
                .with(LocalTime.of(18, 0))
                .atZone(Times.zone())
                .toInstant();
    }

    Optional<Instant> moment() {
        return getOptionalValue().map(local -> local.atZone(Times.zone()).toInstant());
    }

    private void explain() {
        var zone = Times.zone().getDisplayName(TextStyle.FULL, getLocale()) + ", "
                + Times.zone().getId();
        setHelperText(moment().map(moment -> getTranslation("signon.deadline.is", Times.localAndUtc(moment), zone))
                .orElse(getTranslation("signon.deadline.zone", zone)));
    }
}
