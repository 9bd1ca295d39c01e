/** Request target to endpoint template: generic rules, CRM presets, user rules. */
@NullMarked
package org.crmperf.parsers.endpoint;

import org.jspecify.annotations.NullMarked;
