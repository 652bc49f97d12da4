package org.communique.coalition;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The coalition's holidays. */
@Component
class Holidays {

    private final MongoOperations mongo;

    Holidays(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** By date. */
    List<Holiday> all() {
        var calendar = mongo.findById(WorkCalendar.ID, WorkCalendar.class);
        return calendar == null
                ? List.of()
                : new TreeMap<>(calendar.holidays())
                        .entrySet().stream()
                                .map(day -> new Holiday(LocalDate.parse(day.getKey()), day.getValue()))
                                .toList();
    }

    void replace(List<Holiday> holidays) {
        Map<String, String> days = new TreeMap<>();
        holidays.forEach(holiday -> days.put(holiday.date().toString(), holiday.name()));
        mongo.save(new WorkCalendar(WorkCalendar.ID, days));
    }
}
