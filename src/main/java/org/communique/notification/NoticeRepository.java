package org.communique.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.springframework.data.repository.Repository;

interface NoticeRepository extends Repository<Notice, NoticeId> {

    List<Notice> findTop30ByMemberOrderByAtDesc(MemberId member);

    List<Notice> findTop200ByMemberAndReadAtIsNullOrderByAtDesc(MemberId member);

    boolean existsByMemberAndStatementAndKindAndReadAtIsNull(MemberId member, StatementId statement, NoticeKind kind);

    int countByMemberAndStatementAndKindAndReadAtIsNull(MemberId member, StatementId statement, NoticeKind kind);

    boolean existsByMemberAndStatementAndKindAndReadAtIsNullAndAtAfter(
            MemberId member, StatementId statement, NoticeKind kind, Instant time);

    int countByMemberAndKindInAndAtAfter(MemberId member, Collection<NoticeKind> kinds, Instant time);

    int countByMemberAndReadAtIsNull(MemberId member);
}
