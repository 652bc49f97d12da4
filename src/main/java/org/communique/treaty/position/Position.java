package org.communique.treaty.position;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.ErasedName;
import org.communique.treaty.PageCursor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What someone said of an article or a topic on a day.
 *
 * @param holder  {@link Holder#key()}
 * @param subject {@link Subject#key()}
 * @param year    of its date
 * @param by      who recorded it, or changed it last
 * @param addedBy who recorded it; null if an earlier version of the server stored it
 * @param shared  whether it is published; for the index
 * @param published null while it is private to the coalition
 */
@CompoundIndex(name = "subject_holder", def = "{'subject': 1, 'holder': 1}")
@CompoundIndex(name = "holder_year", def = "{'holder': 1, 'year': -1}")
@CompoundIndex(name = "year_date", def = "{'year': 1, 'data.date': -1}")
@CompoundIndex(name = "shared_date", def = "{'shared': 1, 'data.date': -1}")
@CompoundIndex(name = "shared_subject", def = "{'shared': 1, 'subject': 1, 'data.date': -1}")
@CompoundIndex(name = "year_attitude", def = "{'year': 1, 'data.attitude': 1}")
@Document("treatyPositions")
public record Position(
        @Id PositionId id,
        PositionData data,
        String holder,
        String subject,
        int year,
        MemberId by,
        @Nullable MemberId addedBy,
        Instant at,
        @Nullable Boolean shared,
        @Nullable PublishedMark published,
        @Version long revision) {

    /** Its place in the list. */
    public PageCursor cursor() {
        return new PageCursor(data.date(), id);
    }

    static Position of(PositionId id, PositionData clean, MemberId by, Instant at) {
        return of(id, clean, by, by, at, 0);
    }

    /** @param seen revision of what the member changed */
    Position with(PositionData clean, MemberId member, Instant now, long seen) {
        return of(id, clean, member, addedBy, now, seen);
    }

    private static Position of(
            PositionId id, PositionData clean, MemberId by, @Nullable MemberId addedBy, Instant at, long revision) {
        return new Position(
                id,
                clean,
                clean.holder().key(),
                clean.subject().key(),
                clean.date().getYear(),
                by,
                addedBy,
                at,
                null,
                null,
                revision);
    }

    Position with(@Nullable PublishedMark mark) {
        return new Position(
                id, data, holder, subject, year, by, addedBy, at, mark == null ? null : true, mark, revision);
    }

    /** Without its holder's name, and published as it was. */
    Position withoutName() {
        var erased = data.withHolder(new Holder(data.holder().kind(), null, ErasedName.ERASED));
        return new Position(
                id, erased, erased.holder().key(), subject, year, by, addedBy, at, shared, published, revision);
    }
}
