package org.communique.quota;

import org.communique.coalition.directory.Member;
import org.springframework.data.mongodb.core.MongoOperations;

/** What is counted for members. */
public final class QuotaFixtures {

    private QuotaFixtures() {}

    public static long counted(MongoOperations mongo, Quota quota, Member member) {
        var usage = mongo.findById(id(quota, member), MemberQuotas.Usage.class);
        return usage == null ? 0 : usage.amount();
    }

    public static void useUp(MongoOperations mongo, Quota quota, Member member) {
        mongo.save(new MemberQuotas.Usage(id(quota, member), quota.inAll()));
    }

    private static String id(Quota quota, Member member) {
        return quota + "/" + member.id().value();
    }
}
