# The rules that decide a verdict, in Rego. The input is the document of src/document.rs.
package eip

primary if input.eniKind == "primary"

secondary if input.eniKind == "secondary"

# What blocks every mode.

blockers contains "GEN-01" if input.region != input.eipRegion

blockers contains "GEN-02" if input.regionClosed

# What blocks the three modes that use the ENIs of the scenario; the secondary CIDR block makes its own.

# The primary ENI counts towards the limit, so as many secondary ones are one too many.
given_eni_blockers contains "GEN-03" if {
	secondary
	input.enis >= input.eniLimit
}

given_eni_blockers contains "GEN-04" if input.privateIps > input.privateIpLimit

# NAT mode.

nat_blockers contains "NAT-01" if {
	primary
	input.eips > input.natPrimaryEips
}

nat_blockers contains "NAT-02" if {
	some protocol in input.protocols
	protocol in input.natRefusedProtocols
}

nat_blockers contains "NAT-03" if input.eipVisibleInOs

nat_blockers contains "NAT-05" if {
	secondary
	input.eips > input.privateIpLimit * input.enis
}

nat_preconditions contains "NAT-04" if {
	secondary
	input.eips > input.privateIps * input.enis
}

nat_preconditions contains "NAT-07" if input.ipv4Gateway

# Cut-through.

cut_through_blockers contains "CUT-01" if primary

cut_through_blockers contains "CUT-02" if not input.cutThroughInRegion

cut_through_blockers contains "CUT-03" if {
	secondary
	input.eips > input.enis * input.cutThroughEipsPerEni
}

cut_through_blockers contains "CUT-05" if input.ipv4Gateway

cut_through_blockers contains "CUT-06" if input.privateNetwork

cut_through_preconditions contains "CUT-04" if {
	secondary
	input.attached
}

# Multi-EIP-to-ENI.

multi_eip_blockers contains "MUL-01" if primary

multi_eip_blockers contains "MUL-02" if not input.multiEipInRegion

multi_eip_blockers contains "MUL-03" if {
	secondary
	input.eips > input.enis * input.multiEipEipsPerEni
}

multi_eip_blockers contains "MUL-04" if not input.multiEipPermission

multi_eip_blockers contains "MUL-05" if input.multiEipFamily == false

multi_eip_preconditions contains "MUL-06" if not input.instanceGiven

multi_eip_preconditions contains "MUL-07" if not input.dhcp

# The secondary CIDR block: each EIP takes a secondary ENI.

secondary_cidr_blockers contains "GEN-03" if input.eips >= input.eniLimit

secondary_cidr_preconditions contains "NAT-07" if input.ipv4Gateway

status(blocking, conditions) := "blocked" if {
	count(blocking) > 0
} else := "conditional" if {
	count(conditions) > 0
} else := "available"

verdict(blocking, conditions) := {
	"status": status(blocking, conditions),
	"codes": blocking | conditions,
}

verdicts := {
	"nat": verdict((blockers | given_eni_blockers) | nat_blockers, nat_preconditions),
	"cut-through": verdict((blockers | given_eni_blockers) | cut_through_blockers, cut_through_preconditions),
	"multi-eip": verdict((blockers | given_eni_blockers) | multi_eip_blockers, multi_eip_preconditions),
	"secondary-cidr": verdict(blockers | secondary_cidr_blockers, secondary_cidr_preconditions),
}
