package org.communique.coalition.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.calendar.Holiday;
import org.communique.coalition.calendar.HolidayCalendar;
import org.communique.coalition.calendar.HolidayService;
import org.communique.coalition.calendar.HolidayService.HolidayOutcome.InvalidHolidays;
import org.communique.coalition.calendar.HolidayService.HolidayOutcome.Saved;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;

/** The coalition's holidays as lines of text, so that a whole year can be pasted. */
class HolidaysPanel extends Div {

    private final HolidayService service;
    private final TextArea lines = new TextArea();
    private int revision;

    HolidaysPanel(HolidayService service) {
        this.service = service;
        addClassName("panel");
        lines.setLabel(getTranslation("coalition.holidays.lines"));
        lines.setHelperText(getTranslation("coalition.holidays.help"));
        lines.setWidthFull();
        lines.setMinRows(4);
        lines.setMaxRows(16);
        show(service.calendar());
        add(
                new H2(getTranslation("coalition.holidays")),
                new Paragraph(getTranslation("coalition.holidays.advice")),
                lines,
                new Button(getTranslation("screen.save"), click -> ConfirmedAct.run(this::save)));
    }

    private void show(HolidayCalendar calendar) {
        revision = calendar.revision();
        lines.setValue(calendar.holidays().stream()
                .map(holiday -> holiday.date() + " " + holiday.name())
                .collect(Collectors.joining("\n")));
    }

    private void save() {
        List<Holiday> wanted = new ArrayList<>();
        var number = 0;
        for (var line : lines.getValue().lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            var parts = line.split("\\s+", 2);
            try {
                wanted.add(new Holiday(LocalDate.parse(parts[0]), parts.length < 2 ? "" : parts[1]));
            } catch (DateTimeException e) {
                refuse(getTranslation("coalition.holidays.no-date", number));
                return;
            }
        }
        var calendar = new HolidayCalendar(wanted, revision).cleaned();
        if (!calendar.valid()) {
            refuse(Toasts.text(new InvalidHolidays()));
            return;
        }
        switch (service.replace(calendar)) {
            case Saved(var saved) -> {
                lines.setInvalid(false);
                show(saved);
                Toasts.done(getTranslation("coalition.holidays.saved"));
            }
            case Refusal refusal -> refuse(Toasts.text(refusal));
        }
    }

    private void refuse(String message) {
        lines.setErrorMessage(message);
        lines.setInvalid(true);
        lines.focus();
    }
}
