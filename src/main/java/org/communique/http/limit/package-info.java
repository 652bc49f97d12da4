/**
 * Limits on connections, on the size and pace of requests, and on the memory of responses, for servers without a reverse proxy and for
 * what no proxy can tell: whose request it is. Each is there for what an attack or a busy hall showed:
 *
 * <ul>
 *   <li>{@code BodyLimit}, {@code BodyLimits} and {@code RequestBodyValve} with {@code LimitedRequestBody}: bodies are as large as
 *       their operation documents, for forms, files and streams alike ({@code RequestBodyValveTest}, {@code RequestBodyTests}, {@code
 *       attack.HostileRequestTests#bodiesThatFillTheMemoryAreCutOffAtEveryDoor});
 *   <li>{@code RequestDeadlines}: a request that trickles ends, wherever it trickles ({@code RequestDeadlinesTest}, {@code
 *       attack.SlowRequestTests#endsBodiesThatTrickleAndServesOthersMeanwhile});
 *   <li>{@code ConnectionLimits} and {@code OpenConnections}: one address holds only so many, a member apart from it ({@code
 *       ConnectionLimitsTest}, {@code attack.SlowRequestTests#letsOneAddressHoldSoManyConnectionsAndServesOthersMeanwhile}, {@code
 *       attack.FloodTests#socketsOfStrangersKeepNobodyOut});
 *   <li>{@code BodyMemory} with {@code RecentUse} and {@code OwnerQuota}, and {@code RequestMemoryFilter}: two members who hold all room
 *       for bodies keep nobody out ({@code BodyMemoryTest}, {@code
 *       attack.SlowRequestTests#letsOthersSendTheLargestBodiesWhileTwoMembersHoldAllRoom});
 *   <li>{@code ResponseMemoryFilter} with {@code CountedResponse} and {@code MinimumRateOutputStream}: so do answers that nobody reads
 *       ({@code ResponseMemoryFilterTest}).
 * </ul>
 */
@NamedInterface("limit")
@NullMarked
package org.communique.http.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
