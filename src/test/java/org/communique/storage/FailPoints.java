package org.communique.storage;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.communique.storage.InjectedFault.Effect;
import org.communique.storage.InjectedFault.Effect.Disconnected;
import org.communique.storage.InjectedFault.Effect.Refused;
import org.communique.storage.InjectedFault.Effect.ReplyLost;

/** What mongod's fail points do, as far as the {@link FakeReplicaSet} can do it. */
final class FailPoints {

    private static final BsonString GET_MORE = new BsonString("getMore");

    private FailPoints() {}

    static List<InjectedFault> of(BsonDocument failPoint) {
        if (!(failPoint.get("mode") instanceof BsonDocument mode && mode.get("times") instanceof BsonNumber times)) {
            throw new UnsupportedSpecificationException("a fail point that is always on, or not at first");
        }
        var data = failPoint.getDocument("data", new BsonDocument());
        var injectedFault = switch (failPoint.getString("configureFailPoint").getValue()) {
            case "failCommand" -> new InjectedFault(named(data), failure(data));
            case "failGetMoreAfterCursorCheckout" -> new InjectedFault(InjectedFault.named("getMore"), failure(data));
            case "onPrimaryTransactionalWrite" ->
                data.containsKey("failBeforeCommitExceptionCode")
                        ? new InjectedFault(command -> command.containsKey("txnNumber"), new Disconnected())
                        : new InjectedFault(carriedOut(), new ReplyLost());
            default -> throw new UnsupportedSpecificationException("the fail point");
        };
        return Collections.nCopies(times.intValue(), injectedFault);
    }

    private static Predicate<BsonDocument> named(BsonDocument data) {
        Set<String> names = data.getArray("failCommands").stream()
                .map(name -> name.asString().getValue())
                .collect(Collectors.toSet());
        return command -> names.contains(command.getFirstKey());
    }

    /** A write that is tried again is not carried out again, so it does not come to the fail point. */
    private static Predicate<BsonDocument> carriedOut() {
        Set<BsonValue> seen = new HashSet<>();
        return command -> command.containsKey("txnNumber")
                && seen.add(
                        new BsonDocument("lsid", command.get("lsid")).append("txnNumber", command.get("txnNumber")));
    }

    private static Effect failure(BsonDocument data) {
        if (data.containsKey("writeConcernError")) {
            throw new UnsupportedSpecificationException("errors of a write concern");
        }
        if (data.getBoolean("closeConnection", BsonBoolean.FALSE).getValue()) {
            return new Disconnected();
        }
        var code = data.getNumber("errorCode").intValue();
        if (!data.containsKey("errorLabels")
                && data.getArray("failCommands", new BsonArray()).contains(GET_MORE)) {
            // This fail point does not label the errors of change streams.
            return new Refused(code, List.of());
        }
        return data.containsKey("errorLabels")
                ? new Refused(
                        code,
                        data.getArray("errorLabels").stream()
                                .map(FailPoints::text)
                                .toList())
                : new Refused(code);
    }

    private static String text(BsonValue label) {
        return label.asString().getValue();
    }
}
