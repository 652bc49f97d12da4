package org.communique.coalition.calendar;

import org.communique.coalition.calendar.HolidayOutcome.ChangedMeanwhile;
import org.communique.coalition.calendar.HolidayOutcome.Invalid;
import org.communique.coalition.calendar.HolidayOutcome.Saved;
import org.communique.text.unicode.ShortText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Keeps the days on which the coalition does not work; deadlines in working days do not count them. */
@Service
@PreAuthorize("denyAll()")
public class HolidayService {

    private static final int MOST = 500;
    private static final int LONGEST_NAME = 120;

    private final HolidayStore holidayStore;

    HolidayService(HolidayStore holidayStore) {
        this.holidayStore = holidayStore;
    }

    @PreAuthorize("isAuthenticated()")
    public HolidayCalendar calendar() {
        return holidayStore.calendar();
    }

    /** Puts these in the place of all of that revision. Deadlines that are set already stay as they are. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public HolidayOutcome replace(HolidayCalendar wanted) {
        var clean = wanted.holidays().stream()
                .map(holiday -> new Holiday(holiday.date(), ShortText.line(holiday.name(), LONGEST_NAME)))
                .toList();
        if (clean.size() > MOST
                || clean.stream().map(Holiday::date).distinct().count() < clean.size()
                || !clean.stream().allMatch(holiday -> ShortText.isGood(holiday.name(), LONGEST_NAME))) {
            return new Invalid();
        }
        return holidayStore.replace(clean, wanted.revision())
                ? new Saved(holidayStore.calendar())
                : new ChangedMeanwhile();
    }
}
