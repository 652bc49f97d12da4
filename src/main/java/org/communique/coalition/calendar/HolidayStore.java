package org.communique.coalition.calendar;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The coalition's holidays. */
@Component
public class HolidayStore {

    /**
     * The coalition's calendar, one document.
     *
     * @param holidays names by dates, which are ISO 8601 text: a date has no time that a zone could move
     * @param revision how often they were replaced
     */
    @Document("calendar")
    record StoredCalendar(@Id String id, Map<String, String> holidays, int revision) {

        static final String ID = "calendar";
    }

    private final MongoOperations mongo;

    HolidayStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public HolidayCalendar calendar() {
        var stored = mongo.findById(StoredCalendar.ID, StoredCalendar.class);
        return stored == null
                ? new HolidayCalendar(List.of(), 0)
                : new HolidayCalendar(
                        new TreeMap<>(stored.holidays())
                                .entrySet().stream()
                                        .map(day -> new Holiday(LocalDate.parse(day.getKey()), day.getValue()))
                                        .toList(),
                        stored.revision());
    }

    /** False if they were replaced since the revision. */
    boolean replace(List<Holiday> holidays, int revision) {
        Map<String, String> days = new TreeMap<>();
        holidays.forEach(holiday -> days.put(holiday.date().toString(), holiday.name()));
        return revision == 0 ? insert(days) : update(days, revision);
    }

    private boolean insert(Map<String, String> days) {
        try {
            mongo.insert(new StoredCalendar(StoredCalendar.ID, days, 1));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean update(Map<String, String> days, int revision) {
        var read = query(where("_id").is(StoredCalendar.ID).and("revision").is(revision));
        return mongo.updateFirst(read, new Update().set("holidays", days).inc("revision", 1), StoredCalendar.class)
                        .getMatchedCount()
                == 1;
    }
}
