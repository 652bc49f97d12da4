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
import org.communique.storage.Fault.Effect;
import org.communique.storage.Fault.Effect.Disconnected;
import org.communique.storage.Fault.Effect.Refused;
import org.communique.storage.Fault.Effect.ReplyLost;

/** What mongod's fail points do, as far as the {@link PretendedReplicaSet} can do it. */
final class SpecifiedFaults {

    private static final BsonString GET_MORE = new BsonString("getMore");

    private SpecifiedFaults() {}

    static List<Fault> of(BsonDocument failPoint) {
        if (!(failPoint.get("mode") instanceof BsonDocument mode && mode.get("times") instanceof BsonNumber times)) {
            throw new NotApplicable("a fail point that is always on, or not at first");
        }
        var data = failPoint.getDocument("data", new BsonDocument());
        var fault = switch (failPoint.getString("configureFailPoint").getValue()) {
            case "failCommand" -> new Fault(named(data), failure(data));
            case "failGetMoreAfterCursorCheckout" -> new Fault(Fault.named("getMore"), failure(data));
            case "onPrimaryTransactionalWrite" ->
                data.containsKey("failBeforeCommitExceptionCode")
                        ? new Fault(command -> command.containsKey("txnNumber"), new Disconnected())
                        : new Fault(carriedOut(), new ReplyLost());
            default -> throw new NotApplicable("the fail point");
        };
        return Collections.nCopies(times.intValue(), fault);
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
            throw new NotApplicable("errors of a write concern");
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
                                .map(SpecifiedFaults::text)
                                .toList())
                : new Refused(code);
    }

    private static String text(BsonValue label) {
        return label.asString().getValue();
    }
}
