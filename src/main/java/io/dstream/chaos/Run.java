package io.dstream.chaos;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;

/**
 * The environment of a running test.
 *
 * @param end requested when the run is to end early
 */
record Run(
    Workspace workspace,
    Inlet inlet,
    Outlet outlet,
    Cleanup cleanup,
    Notices notices,
    StopRequest end) {}
