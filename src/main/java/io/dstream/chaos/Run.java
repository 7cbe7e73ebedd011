package io.dstream.chaos;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;

/**
 * What a run has around its pipeline.
 *
 * @param end requested when the run is to end before it is done
 */
record Run(
    Workspace workspace,
    Inlet inlet,
    Outlet outlet,
    Cleanup cleanup,
    Notices notices,
    StopRequest end) {}
