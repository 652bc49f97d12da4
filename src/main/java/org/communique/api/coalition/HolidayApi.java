package org.communique.api.coalition;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.calendar.Holiday;
import org.communique.coalition.calendar.HolidayCalendar;
import org.communique.coalition.calendar.HolidayService;
import org.communique.coalition.calendar.HolidayService.HolidayOutcome;
import org.communique.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Days that deadlines in working days do not count. */
@RestController
@Tag(name = "People")
@RequestMapping("/api/v1/holidays")
class HolidayApi {

    private final HolidayService holidays;

    HolidayApi(HolidayService holidays) {
        this.holidays = holidays;
    }

    @GetMapping
    @RequiredScope(TokenScope.READ)
    HolidayCalendar holidays() {
        return holidays.calendar();
    }

    /** @param revision of what they replace; it may be left out for the first */
    record NewHolidays(List<Holiday> holidays, @Nullable Integer revision) {}

    /** Replaces all of them; for administrators. */
    @PutMapping
    @RequiredScope(TokenScope.ADMINISTER)
    HolidayCalendar replaceHolidays(@RequestBody NewHolidays wanted) {
        var revision = wanted.revision() == null ? 0 : wanted.revision();
        return switch (holidays.replace(new HolidayCalendar(wanted.holidays(), revision))) {
            case HolidayOutcome.Saved(var saved) -> saved;
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
