/** Real tools against a server of ours, and their results as our parsers read them. */
package org.crmperf.tools.comparison;
