# Secondary CIDR block in China (Hangzhou): plan
# Made by EIP Planner from documentation as of the dates below, without access to the account. Check the assumptions before you act.
#
# How to run: put the .tf files into one folder, then terraform init, terraform plan, terraform apply.
# An object that exists already is named by its variable; one that is left out is made. What stays to be done by hand:
# - Addresses and routes inside the guest, and the checks: see the runbook and the files for the guest network.
# - A block that is left out is the smallest one around its EIP. If EIPs share one, or it overlaps with another block of the VPC, name the block or the vSwitch.

terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

provider "alicloud" {
  region = var.region
}

locals {
  eip_1_id         = var.eip_1_id != null ? var.eip_1_id : alicloud_eip_address.eip_1[0].id
  eip_1_address    = var.eip_1_id != null ? var.eip_1_address : alicloud_eip_address.eip_1[0].ip_address
  eip_1_cidr       = var.cidr_1 != null ? var.cidr_1 : cidrsubnet("${local.eip_1_address}/28", 0, 0)
  eip_1_vswitch_id = var.vswitch_1_id != null ? var.vswitch_1_id : alicloud_vswitch.eip_1[0].id
  eip_2_id         = var.eip_2_id != null ? var.eip_2_id : alicloud_eip_address.eip_2[0].id
  eip_2_address    = var.eip_2_id != null ? var.eip_2_address : alicloud_eip_address.eip_2[0].ip_address
  eip_2_cidr       = var.cidr_2 != null ? var.cidr_2 : cidrsubnet("${local.eip_2_address}/28", 0, 0)
  eip_2_vswitch_id = var.vswitch_2_id != null ? var.vswitch_2_id : alicloud_vswitch.eip_2[0].id
  eni_1_id         = var.eni_1_id != null ? var.eni_1_id : alicloud_ecs_network_interface.eni_1[0].id
  eni_2_id         = var.eni_2_id != null ? var.eni_2_id : alicloud_ecs_network_interface.eni_2[0].id
}

resource "alicloud_eip_address" "eip_1" {
  count        = var.eip_1_id == null ? 1 : 0
  payment_type = "PayAsYouGo"
  address_name = "${var.name}-eip-1"
}

resource "alicloud_eip_address" "eip_2" {
  count        = var.eip_2_id == null ? 1 : 0
  payment_type = "PayAsYouGo"
  address_name = "${var.name}-eip-2"
}

resource "alicloud_vpc_ipv4_cidr_block" "eip_1" {
  count                = var.vswitch_1_id == null ? 1 : 0
  vpc_id               = var.vpc_id
  secondary_cidr_block = local.eip_1_cidr

  lifecycle {
    precondition {
      condition     = !contains([cidrhost(local.eip_1_cidr, 0), cidrhost(local.eip_1_cidr, -1), cidrhost(local.eip_1_cidr, -2), cidrhost(local.eip_1_cidr, -3)], local.eip_1_address)
      error_message = "eip-1 is an address of its block that the vSwitch reserves: set cidr_1 to another block that contains it."
    }
  }
}

resource "alicloud_vswitch" "eip_1" {
  count        = var.vswitch_1_id == null ? 1 : 0
  vpc_id       = var.vpc_id
  zone_id      = var.zone_id
  cidr_block   = local.eip_1_cidr
  vswitch_name = "${var.name}-eip-1"
  depends_on   = [alicloud_vpc_ipv4_cidr_block.eip_1]
}

resource "alicloud_vpc_ipv4_cidr_block" "eip_2" {
  count                = var.vswitch_2_id == null ? 1 : 0
  vpc_id               = var.vpc_id
  secondary_cidr_block = local.eip_2_cidr

  lifecycle {
    precondition {
      condition     = !contains([cidrhost(local.eip_2_cidr, 0), cidrhost(local.eip_2_cidr, -1), cidrhost(local.eip_2_cidr, -2), cidrhost(local.eip_2_cidr, -3)], local.eip_2_address)
      error_message = "eip-2 is an address of its block that the vSwitch reserves: set cidr_2 to another block that contains it."
    }
  }
}

resource "alicloud_vswitch" "eip_2" {
  count        = var.vswitch_2_id == null ? 1 : 0
  vpc_id       = var.vpc_id
  zone_id      = var.zone_id
  cidr_block   = local.eip_2_cidr
  vswitch_name = "${var.name}-eip-2"
  depends_on   = [alicloud_vpc_ipv4_cidr_block.eip_2]
}

resource "alicloud_ecs_network_interface" "eni_1" {
  count                  = var.eni_1_id == null ? 1 : 0
  vswitch_id             = local.eip_1_vswitch_id
  primary_ip_address     = local.eip_1_address
  security_group_ids     = [var.security_group_id]
  network_interface_name = "${var.name}-eni-1"
}

resource "alicloud_ecs_network_interface" "eni_2" {
  count                  = var.eni_2_id == null ? 1 : 0
  vswitch_id             = local.eip_2_vswitch_id
  primary_ip_address     = local.eip_2_address
  security_group_ids     = [var.security_group_id]
  network_interface_name = "${var.name}-eni-2"
}

resource "alicloud_ecs_network_interface_attachment" "eni_1" {
  network_interface_id = local.eni_1_id
  instance_id          = var.instance_id
  depends_on           = [alicloud_eip_association.eip_1]
}

resource "alicloud_ecs_network_interface_attachment" "eni_2" {
  network_interface_id = local.eni_2_id
  instance_id          = var.instance_id
  depends_on           = [alicloud_eip_association.eip_2]
}

resource "alicloud_eip_association" "eip_1" {
  allocation_id      = local.eip_1_id
  instance_id        = local.eni_1_id
  instance_type      = "NetworkInterface"
  mode               = "NAT"
  private_ip_address = local.eip_1_address
}

resource "alicloud_eip_association" "eip_2" {
  allocation_id      = local.eip_2_id
  instance_id        = local.eni_2_id
  instance_type      = "NetworkInterface"
  mode               = "NAT"
  private_ip_address = local.eip_2_address
}

resource "alicloud_route_entry" "ipv4_gateway" {
  route_table_id        = var.route_table_id
  destination_cidrblock = "0.0.0.0/0"
  nexthop_type          = "Ipv4Gateway"
  nexthop_id            = var.ipv4_gateway_id
}
variable "region" {
  description = "Region of the ENI and the instance"
  type        = string
  default     = "cn-hangzhou"
}

variable "name" {
  description = "Name of the plan. Your own words; every export carries it."
  type        = string
  default     = "eip-plan"
}

variable "instance_id" {
  description = "ID of the instance. ECS console, Instances, or DescribeInstances."
  type        = string
}

variable "vpc_id" {
  description = "ID of the VPC. VPC console, or DescribeVpcs."
  type        = string
}

variable "zone_id" {
  description = "Zone of the instance. ECS console, detail page of the instance."
  type        = string
}

variable "security_group_id" {
  description = "ID of the security group for new ENIs. ECS console, Security Groups, of the same VPC. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "route_table_id" {
  description = "ID of the route table. VPC console, route table of the vSwitch."
  type        = string
}

variable "ipv4_gateway_id" {
  description = "ID of the IPv4 gateway. VPC console, IPv4 gateways, or ListIpv4Gateways."
  type        = string
}

variable "eip_1_id" {
  description = "ID of eip-1. EIP console, or AllocationId of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eip_1_address" {
  description = "Address of eip-1. EIP console, or IpAddress of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "cidr_1" {
  description = "Secondary CIDR block for eip-1. A block that contains the EIP and overlaps with no other of the VPC. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "vswitch_1_id" {
  description = "ID of the vSwitch made for eip-1. The answer of CreateVSwitch. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eip_2_id" {
  description = "ID of eip-2. EIP console, or AllocationId of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eip_2_address" {
  description = "Address of eip-2. EIP console, or IpAddress of DescribeEipAddresses. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "cidr_2" {
  description = "Secondary CIDR block for eip-2. A block that contains the EIP and overlaps with no other of the VPC. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "vswitch_2_id" {
  description = "ID of the vSwitch made for eip-2. The answer of CreateVSwitch. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eni_1_id" {
  description = "ID of eni-1. ECS console, ENIs, or DescribeNetworkInterfaces. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}

variable "eni_2_id" {
  description = "ID of eni-2. ECS console, ENIs, or DescribeNetworkInterfaces. Left out: made, or chosen by the cloud."
  type        = string
  default     = null
}
output "eip_1_id" {
  value = local.eip_1_id
}

output "eip_1_address" {
  value = one(alicloud_eip_address.eip_1[*].ip_address)
}

output "eip_2_id" {
  value = local.eip_2_id
}

output "eip_2_address" {
  value = one(alicloud_eip_address.eip_2[*].ip_address)
}
