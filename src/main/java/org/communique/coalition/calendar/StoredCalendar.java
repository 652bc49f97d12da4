package org.communique.coalition.calendar;

import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

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
