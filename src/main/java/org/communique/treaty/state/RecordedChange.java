package org.communique.treaty.state;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A change as it is kept when its State's document has newer ones.
 *
 * @param id     orders the changes of a State by time; the same for the same change, whoever moves it here
 * @param status of the State's document
 */
@CompoundIndex(name = "status_id", def = "{'status': 1, '_id': -1}")
@Document("treatyStatusHistory")
public record RecordedChange(@Id String id, String status, StatusChange change) {

    static RecordedChange of(StateStatus status, StatusChange change) {
        var id = "%s~%014d~%s".formatted(status.id(), change.at().toEpochMilli(), change.cell());
        return new RecordedChange(id, status.id(), change);
    }
}
