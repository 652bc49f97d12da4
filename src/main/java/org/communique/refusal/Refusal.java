package org.communique.refusal;

/**
 * That a service did not do what it was asked, as rules or others were before. A record, whose components are what there is to say.
 *
 * <p>One entry in the messages says it to people and to programs: {@code MODULE.refusal.CODE}, with the components as arguments.
 * Unless {@link Refused} says otherwise, it is a conflict with the state of things, and its code is the name of the record in small
 * letters, as in {@code call-closed}.
 */
public interface Refusal {

    default RefusalDescription description() {
        return RefusalDescription.of(this);
    }
}
